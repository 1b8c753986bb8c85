/**
 * The typed event bus: every question one part of Assay asks another, with its deadline, its
 * failures and its JSON form. Safe on any thread.
 */
@NullMarked
package dev.assay.bus;

import org.jspecify.annotations.NullMarked;
