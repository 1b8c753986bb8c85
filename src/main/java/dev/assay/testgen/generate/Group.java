package dev.assay.testgen.generate;

import java.util.List;

/** The cases of one method, which stand in one nested class. Belongs to one job. */
record Group(Target target, String name, List<Case> cases) {
  Group {
    cases = List.copyOf(cases);
  }
}
