package dev.assay;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds what the layout promises: features without cycles, and each vendor in one package. */
@AnalyzeClasses(packages = "dev.assay", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule FEATURES_HAVE_NO_CYCLES =
      slices().matching("dev.assay.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONLY_HTTP_KNOWS_THE_WEB =
      onlyIn("http", "io.vertx.ext.web", "io.vertx.ext.web.handler..");

  @ArchTest
  static final ArchRule ONLY_CACHE_KNOWS_CAFFEINE =
      onlyIn("cache", "com.github.benmanes.caffeine..");

  @ArchTest
  static final ArchRule ONLY_STORE_KNOWS_THE_POOL_AND_THE_DRIVERS =
      onlyIn("store", "io.agroal..", "org.sqlite..");

  @ArchTest
  static final ArchRule ONLY_STORE_AND_DEMO_KNOW_POSTGRES =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.assay.store..", "dev.assay.query.demo..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.postgresql..");

  @ArchTest
  static final ArchRule ONLY_CODE_KNOWS_THE_PARSER = onlyIn("code", "com.github.javaparser..");

  @ArchTest
  static final ArchRule ONLY_OBSERVE_KNOWS_THE_METERS =
      onlyIn("observe", "io.micrometer..", "io.prometheus..", "org.HdrHistogram..");

  @ArchTest
  static final ArchRule ONLY_OBSERVE_KNOWS_THE_LOG_AND_THE_TRACES =
      onlyIn("observe", "ch.qos.logback..", "io.opentelemetry..", "io.vertx.tracing..");

  @ArchTest
  static final ArchRule ONLY_HTTP_KNOWS_THE_BUCKETS = onlyIn("http", "io.github.bucket4j..");

  @ArchTest
  static final ArchRule ONLY_THE_PROXY_KNOWS_THE_CLIENT_AND_THE_BREAKER =
      onlyIn("ml", "io.vertx.ext.web.client..", "io.vertx.circuitbreaker..");

  @ArchTest
  static final ArchRule ONLY_THE_EMBEDDED_SERVICE_KNOWS_THE_TREES =
      onlyIn("ml.embedded", "io.github.metarank..", "com.microsoft.ml..");

  // The demo plays the owner of a database; all else reads them through the store.
  @ArchTest
  static final ArchRule ONLY_THE_DEMO_STARTS_A_POSTGRES =
      onlyIn("query.demo", "io.zonky..", "io.trino..");

  // A mistake there ends the JVM, so it is to be looked for in one place.
  @ArchTest
  static final ArchRule ONLY_FINGERPRINTS_CALL_C =
      onlyIn("query.fingerprint", "java.lang.foreign..");

  @ArchTest
  static final ArchRule THE_PURE_CORE_KNOWS_NO_VERTX =
      noClasses()
          .that()
          .resideInAnyPackage("dev.assay.testgen.(*)..", "dev.assay.testgen.*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.vertx..");

  // A child JVM starts with little on its class path, and fast.
  @ArchTest
  static final ArchRule THE_LAB_NEEDS_NOTHING_OF_THE_SERVER =
      noClasses()
          .that()
          .resideInAPackage("dev.assay.lab..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.assay..")
                  .and(resideOutsideOfPackage("dev.assay.lab.."))
                  .or(
                      resideInAnyPackage(
                          "io.vertx..",
                          "com.fasterxml..",
                          "org.slf4j..",
                          "com.github.javaparser..",
                          "com.sun.source..")));

  @ArchTest
  static final ArchRule ONLY_THE_CLIENT_KNOWS_THE_COMMAND_LINE = onlyIn("cli", "picocli..");

  @ArchTest
  static final ArchRule ONLY_THE_CHECKER_RUNS_TESTS = onlyIn("lab.check", "org.junit..", "junit..");

  private static ArchRule onlyIn(String feature, String... vendor) {
    return noClasses()
        .that()
        .resideOutsideOfPackage("dev.assay." + feature + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(vendor);
  }
}
