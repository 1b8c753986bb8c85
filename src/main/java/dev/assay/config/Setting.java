package dev.assay.config;

/**
 * A setting as it may be shown. Immutable.
 *
 * @param key as in {@code conf/assay.yaml}
 * @param value in effect; a secret is {@code ***}
 * @param origin the file, the environment's variable or the property that it came from
 */
public record Setting(String key, Object value, String origin) {}
