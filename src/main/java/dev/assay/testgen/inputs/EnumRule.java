package dev.assay.testgen.inputs;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/**
 * Enum constants, all of them in their order; of many, or inside of something else, the first one
 * and then those that the sources compare with.
 */
final class EnumRule implements ValueRule {
  private static final int MOST = 12;

  @Override
  public List<Candidate> candidates(Wanted wanted, Inputs inputs) {
    TypeElement type = inputs.element(wanted.type());
    if (type == null || type.getKind() != ElementKind.ENUM || !inputs.reachable(type)) {
      return List.of();
    }
    TypeName name = TypeName.of(type);
    List<Element> constants =
        type.getEnclosedElements().stream()
            .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
            .map(Element.class::cast)
            .toList();
    Stream<Element> ordered =
        wanted.depth() == 0 && constants.size() <= MOST
            ? constants.stream()
            : Stream.of(
                    constants.stream().limit(1),
                    constants.stream().filter(inputs.named()::isNamed),
                    constants.stream())
                .flatMap(each -> each)
                .distinct();
    return ordered
        .limit(MOST)
        .map(Element::getSimpleName)
        .map(constant ->
            new Candidate(
                new Value.Constant(name, constant.toString(), true), camel(constant.toString())))
        .toList();
  }

  static String camel(String constant) {
    StringBuilder words = new StringBuilder();
    for (String word : constant.split("_", -1)) {
      if (!word.isEmpty()) {
        words
            .append(word.substring(0, 1).toUpperCase(Locale.ROOT))
            .append(word.substring(1).toLowerCase(Locale.ROOT));
      }
    }
    return words.toString();
  }
}
