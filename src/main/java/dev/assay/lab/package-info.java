/**
 * What a child JVM is asked and what it answers: the subject's classes go in, what was seen when
 * they ran comes out. The records here are read by both sides; the packages below this one run in
 * the child only.
 */
@NullMarked
package dev.assay.lab;

import org.jspecify.annotations.NullMarked;
