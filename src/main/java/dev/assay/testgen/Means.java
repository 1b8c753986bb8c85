package dev.assay.testgen;

import dev.assay.config.Settings;
import dev.assay.sandbox.Sandbox;

/**
 * What every job of the tests desk works with. Safe on any thread.
 *
 * @param ports what the desk asks of others
 * @param sandbox where the code is run
 */
public record Means(Settings settings, Ports ports, Sandbox sandbox) {}
