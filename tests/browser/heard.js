// What a screen reader is told: it takes a page, and gives the tables of the browser's accessibility tree.

/** Every table: its name, and its rows as lists of cells, each with its role, its name and the names of its links. */
export async function tablesHeard(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const within = (node, roles) => {
    return node.childIds.flatMap((id) => {
      const child = byId.get(id);
      return !child.ignored && roles.includes(child.role.value) ? [child] : within(child, roles);
    });
  };
  const named = (node) => node.name?.value ?? "";
  const cell = (node) => ({ role: node.role.value, name: named(node), links: within(node, ["link"]).map(named) });
  const tables = nodes.filter((node) => !node.ignored && node.role.value === "table");
  return tables.map((table) => ({
    name: named(table),
    rows: within(table, ["row"]).map((row) => within(row, ["columnheader", "rowheader", "cell"]).map(cell)),
  }));
}
