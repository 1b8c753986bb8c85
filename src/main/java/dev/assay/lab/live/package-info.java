/**
 * Makes the values of trials live, calls the subject and describes what was seen. Runs in the child
 * JVM only: the subject can do here whatever the sandbox lets it.
 */
@NullMarked
package dev.assay.lab.live;

import org.jspecify.annotations.NullMarked;
