package dev.assay.testgen.findings;

import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;

/** A walk over a method's body that notes what it finds. For one reading of one body. */
class Walk extends TreeScanner<Void, Void> {
  final Body body;
  final List<Finding> all = new ArrayList<>();

  Walk(Body body) {
    this.body = body;
  }

  /** What the whole body has. */
  final List<Finding> findings() {
    scan(body.tree().getBody(), null);
    return all;
  }
}
