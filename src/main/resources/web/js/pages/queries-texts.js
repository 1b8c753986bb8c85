/** What is said of a query that is only known by its fingerprint. */
import {get, path} from "../api.js";

/** The texts of the busiest queries by fingerprint; none where they cannot be told, which loses only words. */
export async function texts(database, signal) {
  try {
    const {body} = await get(path`/v1/databases/${database}/queries?limit=1000&since=7d`, {signal});
    return new Map(body.queries.map(each => [each.fingerprint, each.normalized]));
  } catch {
    return new Map();
  }
}
