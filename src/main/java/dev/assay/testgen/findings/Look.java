package dev.assay.testgen.findings;

import java.util.List;

/** Looks for one kind of finding in the runs of one method. Stateless. */
interface Look {
  List<Finding> at(Context.Method method);
}
