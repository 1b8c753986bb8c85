package dev.assay.code;

import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Remembers the analyses of methods by {@link MethodSignature#hash}. Safe on any thread. */
interface MethodMemo {
  @Nullable MethodSignature find(String hash);

  void keep(MethodSignature signature);

  /** Remembers nothing. */
  static MethodMemo none() {
    return of(
        hash -> null,
        signature -> {
          return;
        });
  }

  static MethodMemo of(
      Function<String, @Nullable MethodSignature> find, Consumer<MethodSignature> keep) {
    return new MethodMemo() {
      @Override
      public @Nullable MethodSignature find(String hash) {
        return find.apply(hash);
      }

      @Override
      public void keep(MethodSignature signature) {
        keep.accept(signature);
      }
    };
  }
}
