/** What instrumented code calls while it runs. Visible to the subject's class loader. */
@NullMarked
package dev.assay.lab.probe;

import org.jspecify.annotations.NullMarked;
