package dev.assay.observe;

import dev.assay.bus.Tracer;
import dev.assay.config.Tracing;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.tracing.opentelemetry.OpenTelemetryOptions;
import io.vertx.tracing.opentelemetry.OpenTelemetryTracingFactory;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Traces over OTLP: HTTP in and out and the bus as Vert.x tells them, the work of desks and their
 * statements as {@link Tracer} does. Safe on any thread; sends in the background.
 */
public final class Traces implements Tracer, AutoCloseable {
  private static final String NAME = "assay";
  private static final String PATH = "/v1/traces";

  private final OpenTelemetrySdk sdk;
  private final io.opentelemetry.api.trace.Tracer tracer;

  private Traces(Tracing settings) {
    this.sdk =
        OpenTelemetrySdk.builder()
            .setTracerProvider(
                SdkTracerProvider.builder()
                    .setResource(Resource.getDefault().merge(resource()))
                    .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(settings.sample())))
                    .addSpanProcessor(
                        BatchSpanProcessor.builder(
                                OtlpHttpSpanExporter.builder()
                                    .setEndpoint(endpoint(settings.endpoint()))
                                    .build())
                            .build())
                    .build())
            .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
            .build();
    this.tracer = sdk.getTracer(NAME);
  }

  /** Traces as the settings say; null where they want none. */
  public static @Nullable Traces open(Tracing settings) {
    return settings.on() ? new Traces(settings) : null;
  }

  private static Resource resource() {
    String version = Traces.class.getPackage().getImplementationVersion();
    return Resource.create(
        Attributes.builder()
            .put("service.name", NAME)
            .put("service.version", Objects.requireNonNullElse(version, "unpackaged"))
            .build());
  }

  // As the variables of OpenTelemetry have it: an address without a path means the usual one.
  private static String endpoint(String address) {
    String bare = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    return bare.indexOf('/', bare.indexOf("://") + "://".length()) < 0 ? bare + PATH : bare;
  }

  /** A Vert.x whose requests and messages are traced, and the work of its desks. */
  public Vertx vertx() {
    Vertx vertx =
        Vertx.builder()
            .with(new VertxOptions().setTracingOptions(new OpenTelemetryOptions()))
            .withTracer(new OpenTelemetryTracingFactory(sdk))
            .build();
    Tracer.install(vertx, this);
    return vertx;
  }

  @Override
  public Tracer.Span begin(String name, Map<String, String> tags) {
    return begun(Context.current(), name, tags);
  }

  private Tracer.Span begun(Context parent, String name, Map<String, String> tags) {
    var builder = tracer.spanBuilder(name).setParent(parent);
    tags.forEach(builder::setAttribute);
    return new Begun(builder.startSpan(), parent);
  }

  @Override
  public void tag(String name, String value) {
    io.opentelemetry.api.trace.Span.current().setAttribute(name, value);
  }

  /** Sends what is left, and waits for that. */
  @Override
  public void close() {
    sdk.close();
  }

  private final class Begun implements Tracer.Span {
    private final io.opentelemetry.api.trace.Span span;
    private final Context parent;

    Begun(io.opentelemetry.api.trace.Span span, Context parent) {
      this.span = span;
      this.parent = parent;
    }

    @Override
    public Tracer.Span begin(String name, Map<String, String> tags) {
      return begun(parent.with(span), name, tags);
    }

    @Override
    public void end(@Nullable Throwable failure) {
      if (failure != null) {
        // The text of a failure may hold what its asker sent; its kind does not.
        span.setStatus(StatusCode.ERROR);
        span.setAttribute("error.type", failure.getClass().getName());
      }
      span.end();
    }
  }
}
