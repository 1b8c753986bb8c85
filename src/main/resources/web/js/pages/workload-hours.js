/** The hours of the week in the words of a pattern, 0 to 167 from Monday, 0:00 UTC. */
const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const WEEK = 168;

export function hoursOf(when) {
  const over = /^(\w+day) (\d\d):00 to (\w+day) (\d\d):00 UTC$/.exec(when);
  if (over) {
    return range(DAYS.indexOf(over[1]) * 24 + Number(over[2]), DAYS.indexOf(over[3]) * 24 + Number(over[4]));
  }
  const within = /^(?:(\w+day) |daily )?(\d\d):00(?:-(\d\d):00)? UTC$/.exec(when);
  if (!within) {
    return [];
  }
  const [, day, from, to] = within;
  const length = to === undefined ? 1 : (Number(to) - Number(from) + 24) % 24 || 24;
  const days = day ? [DAYS.indexOf(day)] : DAYS.keys();
  return [...days].flatMap(each => range(each * 24 + Number(from), each * 24 + Number(from) + length));
}

/** The same hour elsewhere, so many hours east. */
export function shifted(hour, east) {
  return (((hour + east) % WEEK) + WEEK) % WEEK;
}

function range(from, to) {
  const length = (((to - from) % WEEK) + WEEK) % WEEK || WEEK;
  return Array.from({length}, (none, i) => shifted(from, i));
}
