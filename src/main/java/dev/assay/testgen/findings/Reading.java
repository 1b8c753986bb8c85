package dev.assay.testgen.findings;

import java.util.List;

/** Looks for one kind of finding in the text of one method. Stateless. */
interface Reading {
  List<Finding> of(Body body);
}
