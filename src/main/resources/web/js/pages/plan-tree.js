/** Plans as PostgreSQL gives them in JSON, walked without recursion: they can be thousands deep. */

/** The nodes in the order of the text, each with its place, as in problems: 0.1 is the root's second child. */
export function nodes(plan) {
  const root = (Array.isArray(plan) ? plan[0] : plan)?.Plan;
  const all = [];
  const open = root ? [{node: root, place: "0", depth: 0}] : [];
  while (open.length > 0) {
    const each = open.pop();
    all.push(each);
    const below = each.node.Plans ?? [];
    for (let i = below.length - 1; i >= 0; i--) {
      open.push({node: below[i], place: `${each.place}.${i}`, depth: each.depth + 1});
    }
  }
  return all;
}

/** What a node is on, as a person would say it. */
export function subject(node) {
  const on = node["Relation Name"] ?? node["Function Name"] ?? node["CTE Name"];
  return [node["Index Name"] && `by ${node["Index Name"]}`, on && `on ${node.Schema && node.Schema !== "public" ? `${node.Schema}.` : ""}${on}`, node.Alias && node.Alias !== on && `as ${node.Alias}`].filter(Boolean).join(" ");
}

/** What it keeps or joins by. */
export function condition(node) {
  return ["Index Cond", "Hash Cond", "Merge Cond", "Recheck Cond", "Filter", "Join Filter", "Sort Key", "Group Key"]
    .filter(name => node[name]).map(name => `${name}: ${[node[name]].flat().join(", ")}`).join(" · ");
}
