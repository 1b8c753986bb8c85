/**
 * The tests desk: a Java source in, JUnit 5 test classes that compile out. Works on the {@code
 * testgen} desk; a cached answer is given on the caller's thread.
 */
@NullMarked
package dev.assay.testgen;

import org.jspecify.annotations.NullMarked;
