/** The server as a whole: reads the settings, puts the parts together, starts and stops them. */
@NullMarked
package dev.assay;

import org.jspecify.annotations.NullMarked;
