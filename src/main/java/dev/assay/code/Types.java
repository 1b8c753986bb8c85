package dev.assay.code;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The types of all sources of one question, by their simple names. Filled and used by one thread.
 */
final class Types {
  private final Map<String, Type> bySimpleName = new HashMap<>();

  /**
   * One type.
   *
   * @param name as other code of the package writes it
   * @param fields all, with their initial values
   * @param components the types of a record's components
   */
  record Type(
      String name,
      TypeDeclaration<?> tree,
      @Nullable Type around,
      SourceText source,
      CompilationUnit unit,
      Map<String, VariableDeclarator> fields,
      Map<String, String> components,
      Map<String, List<MethodDeclaration>> methods) {

    /** A field of this type or of one around it. */
    @Nullable VariableDeclarator field(String field) {
      VariableDeclarator own = fields.get(field);
      return own != null || around == null ? own : around.field(field);
    }

    /** What a field or component is declared as; null where there is none of that name. */
    @Nullable String declared(String field) {
      VariableDeclarator own = field(field);
      return own == null ? components.get(field) : own.getTypeAsString();
    }

    /** The method that takes so many arguments; null where there is none or more than one. */
    @Nullable MethodDeclaration method(String method, int arguments) {
      List<MethodDeclaration> fitting =
          methods.getOrDefault(method, List.of()).stream()
              .filter(each -> each.getParameters().size() == arguments)
              .toList();
      if (fitting.isEmpty() && around != null) {
        return around.method(method, arguments);
      }
      return fitting.size() == 1 ? fitting.getFirst() : null;
    }
  }

  /** All types of a source, nested ones behind those around them. */
  List<Type> add(CompilationUnit unit, SourceText source) {
    var all = new ArrayList<Type>();
    unit.getTypes().forEach(tree -> add(tree, null, new Place(unit, source, all)));
    return all;
  }

  private record Place(CompilationUnit unit, SourceText source, List<Type> all) {}

  private void add(TypeDeclaration<?> tree, @Nullable Type around, Place place) {
    var fields = new LinkedHashMap<String, VariableDeclarator>();
    var methods = new LinkedHashMap<String, List<MethodDeclaration>>();
    for (BodyDeclaration<?> member : tree.getMembers()) {
      switch (member) {
        case FieldDeclaration field ->
            field.getVariables().forEach(each -> fields.put(each.getNameAsString(), each));
        case MethodDeclaration method ->
            methods.computeIfAbsent(method.getNameAsString(), key -> new ArrayList<>()).add(method);
        default -> {
          continue;
        }
      }
    }
    Map<String, String> components = new HashMap<>();
    if (tree instanceof RecordDeclaration made) {
      for (Parameter each : made.getParameters()) {
        components.put(each.getNameAsString(), each.getTypeAsString());
      }
    }
    String name = around == null ? outermost(tree) : around.name + "." + simple(tree);
    var type =
        new Type(name, tree, around, place.source(), place.unit(), fields, components, methods);
    bySimpleName.putIfAbsent(simple(tree), type);
    place.all().add(type);
    for (BodyDeclaration<?> member : tree.getMembers()) {
      if (member instanceof TypeDeclaration<?> nested) {
        add(nested, type, place);
      }
    }
  }

  // The class around a source of bare methods has no name that its source tells.
  private static String outermost(TypeDeclaration<?> tree) {
    return tree instanceof ClassOrInterfaceDeclaration declared && declared.isCompact()
        ? ""
        : simple(tree);
  }

  private static String simple(TypeDeclaration<?> tree) {
    return tree.getNameAsString();
  }

  /** A type by its simple name, or by its qualified one. */
  @Nullable Type named(String name) {
    return bySimpleName.get(name.substring(name.lastIndexOf('.') + 1));
  }

  /** What a static import of the type's source brings under a name. */
  <T> @Nullable T imported(Type type, String member, Function<Type, @Nullable T> look) {
    for (ImportDeclaration each : type.unit().getImports()) {
      if (!each.isStatic()) {
        continue;
      }
      String words = each.getNameAsString();
      boolean fits = each.isAsterisk() || words.endsWith("." + member);
      Type from = fits ? named(each.isAsterisk() ? words : owner(words)) : null;
      T there = from == null ? null : look.apply(from);
      if (there != null) {
        return there;
      }
    }
    return null;
  }

  private static String owner(String words) {
    int dot = words.lastIndexOf('.');
    return dot < 0 ? words : words.substring(0, dot);
  }
}
