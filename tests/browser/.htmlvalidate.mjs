// The rules that every page is held to, and the reason for each one that is not.

export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // A title is its contributor's, as long as they made it, and the observatory's own stands behind it.
    "long-title": "off",
    // Whether a telephone number may break over a line is for the person who wrote it in their account.
    "tel-non-breaking": "off",
  },
};
