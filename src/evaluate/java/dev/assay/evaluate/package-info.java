/**
 * The measurement from outside, run by scripts/evaluate: it asks a packaged server over HTTP as any
 * client does, and judges the tests it gets with javac, JUnit, JaCoCo and PIT.
 */
@NullMarked
package dev.assay.evaluate;

import org.jspecify.annotations.NullMarked;
