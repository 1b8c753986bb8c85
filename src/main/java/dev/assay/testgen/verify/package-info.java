/**
 * The compiler in memory: reads the subject, compiles the tests against it and takes out what does
 * not compile. Runs on threads of its own with a deep stack; nothing of the subject is loaded.
 */
@NullMarked
package dev.assay.testgen.verify;

import org.jspecify.annotations.NullMarked;
