package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import dev.assay.bus.Endpoint;
import dev.assay.bus.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The bus is a public interface: the README lists every address with its question and answer. */
@AnalyzeClasses(packages = "dev.assay", importOptions = DoNotIncludeTests.class)
class AddressesTest {
  private static final Pattern ROW =
      Pattern.compile(
          "^\\| `(assay\\.[a-z.-]+)` \\| `(\\w+\\.\\w+)` \\| (?:`(\\w+)`|event) \\|",
          Pattern.MULTILINE);

  @ArchTest
  static void readme_listsEveryAddress_withItsQuestionAndItsAnswer(JavaClasses classes)
      throws IOException {
    String readme = Files.readString(Path.of("README.md"));

    List<String> listed =
        ROW.matcher(readme).results().map(AddressesTest::listed).sorted().toList();

    assertThat(listed).isEqualTo(declared(classes));
  }

  @ArchTest
  static void addresses_areUnique(JavaClasses classes) {
    assertThat(declared(classes).stream().map(line -> line.substring(0, line.indexOf(' '))))
        .doesNotHaveDuplicates();
  }

  private static String listed(MatchResult row) {
    String answer = row.group(3) == null ? "event" : row.group(3);
    return "%s %s %s".formatted(row.group(1), row.group(2), answer);
  }

  private static List<String> declared(JavaClasses classes) {
    return classes.stream()
        .map(JavaClass::getFields)
        .flatMap(fields -> fields.stream())
        .filter(AddressesTest::isAddress)
        .map(AddressesTest::declared)
        .sorted()
        .toList();
  }

  private static boolean isAddress(JavaField field) {
    return field.getModifiers().contains(JavaModifier.STATIC)
        && (field.getRawType().isEquivalentTo(Endpoint.class)
            || field.getRawType().isEquivalentTo(Topic.class));
  }

  private static String declared(JavaField field) {
    try {
      var reflected = field.reflect();
      return switch (reflected.get(null)) {
        case Endpoint<?, ?> endpoint ->
            "%s %s %s"
                .formatted(
                    endpoint.address(),
                    name(endpoint.question()),
                    endpoint.answer().getSimpleName());
        case Topic<?> topic -> "%s %s event".formatted(topic.address(), name(topic.event()));
        case null, default -> throw new IllegalStateException("not an address: " + field);
      };
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(field + " is not public", e);
    }
  }

  private static String name(Class<?> message) {
    Class<?> contract = message.getEnclosingClass();
    return (contract == null ? "" : contract.getSimpleName() + ".") + message.getSimpleName();
  }
}
