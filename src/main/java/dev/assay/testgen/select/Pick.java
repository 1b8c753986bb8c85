package dev.assay.testgen.select;

import dev.assay.lab.Layout;
import dev.assay.lab.Reply.Kill;
import dev.assay.lab.Reply.Tried;

/**
 * A trial that becomes a test, with what is asserted of it. Immutable.
 *
 * @param items bits as {@link Layout} numbers them; none where nothing but the call can be told
 */
public record Pick(Tried tried, long items) {
  /** Whether an item is asserted. */
  public boolean asserts(int item) {
    return (items & Layout.bit(item)) != 0;
  }

  /** Whether what is asserted notices what the trial could notice. */
  public boolean notices(Kill kill) {
    return kill.trial() == tried.trial().id()
        && (kill.items() == Kill.ALL || (kill.items() & items) != 0);
  }
}
