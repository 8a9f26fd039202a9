// Pictures as pixels: it takes two pictures of the same size, and gives how far they differ.

// How far a pixel's lightness must be away, of 255, for an eye to see it at once.
const SEEN = 20;

/** Gives a function that says which share of the pixels of two PNG pictures differ in lightness. */
export async function comparer(t, browser) {
  // A browser reads pictures, so no package has to.
  const page = await browser.newPage();
  t.after(() => page.close());
  return (one, other) => page.evaluate(differing, [one.toString("base64"), other.toString("base64"), SEEN]);
}

async function differing([one, other, seen]) {
  const lightness = async (base64) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${base64}`;
    await picture.decode();
    const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
    canvas.drawImage(picture, 0, 0);
    const { data } = canvas.getImageData(0, 0, picture.width, picture.height);
    return Array.from({ length: data.length / 4 }, (_, pixel) => {
      const [red, green, blue] = data.subarray(4 * pixel, 4 * pixel + 3);
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    });
  };
  const [first, second] = [await lightness(one), await lightness(other)];
  if (first.length !== second.length) throw new Error(`${first.length} pixels and ${second.length}`);
  return first.filter((value, pixel) => Math.abs(value - second[pixel]) > seen).length / first.length;
}
