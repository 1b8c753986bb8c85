/**
 * What a statement is once its literals are taken out. The only package that calls native code: on
 * threads of its own with large stacks, never on an event loop or a virtual thread.
 */
@NullMarked
package dev.assay.query.fingerprint;

import org.jspecify.annotations.NullMarked;
