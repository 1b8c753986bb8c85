package dev.assay.code;

import com.github.javaparser.ast.Modifier;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.AnnotationDeclaration;
import com.github.javaparser.ast.body.AnnotationMemberDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import dev.assay.bus.Fault;
import dev.assay.code.TypeSignature.Field;
import dev.assay.code.TypeSignature.Kind;
import dev.assay.code.TypeSignature.Parameter;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the types of one source, with all that is declared in them. Used by one thread. */
final class TypeReader {
  // What is read goes out as JSON, whose depth is bounded too.
  private static final int MOST_NESTED = 100;

  private final SourceText source;
  private final MethodReader methods;

  // Filled for all types before any method is read: code may name a constant of a later type.
  private final IdentityHashMap<TypeDeclaration<?>, Constants> constants = new IdentityHashMap<>();

  TypeReader(SourceText source, MethodReader methods) {
    this.source = source;
    this.methods = methods;
  }

  List<TypeSignature> read(List<TypeDeclaration<?>> types) {
    var outermost = new Constants();
    types.forEach(type -> collect(type, outermost, 1));
    return types.stream().map(type -> read(type, "")).toList();
  }

  private void collect(TypeDeclaration<?> type, Constants around, int depth) {
    Constants own = around.inside(type.getNameAsString());
    constants.put(type, own);
    if (depth > MOST_NESTED) {
      throw Fault.INVALID.because(
          "line %d: more than %d types inside each other; that is not read"
              .formatted(source.line(type), MOST_NESTED));
    }
    for (BodyDeclaration<?> member : type.getMembers()) {
      switch (member) {
        case TypeDeclaration<?> nested -> collect(nested, own, depth + 1);
        case FieldDeclaration field when isConstant(field, type) ->
            field.getVariables().forEach(own::add);
        default -> {
          continue;
        }
      }
    }
  }

  private TypeSignature read(TypeDeclaration<?> type, String around) {
    String name = name(type, around);
    List<Parameter> components = components(type);
    Constants own = constants.getOrDefault(type, new Constants());
    var place = new MethodReader.Place(own, components);
    var read = new ArrayList<MethodSignature>();
    var fields = new ArrayList<Field>();
    var nested = new ArrayList<TypeSignature>();
    for (BodyDeclaration<?> member : type.getMembers()) {
      switch (member) {
        case TypeDeclaration<?> inner -> nested.add(read(inner, name));
        case FieldDeclaration field -> fields.addAll(fields(field, type));
        case CallableDeclaration<?> callable -> read.add(methods.read(callable, place));
        case CompactConstructorDeclaration compact -> read.add(methods.read(compact, place));
        case AnnotationMemberDeclaration element -> read.add(methods.read(element, place));
        default -> {
          continue;
        }
      }
    }
    return new TypeSignature(
        name,
        kind(type),
        MethodReader.keywords(type.getModifiers()),
        typeParameters(type),
        supertypes(type),
        type instanceof ClassOrInterfaceDeclaration declaration
            ? methods.words(declaration.getPermittedTypes())
            : List.of(),
        methods.words(type.getAnnotations()),
        enumConstants(type),
        components,
        fields,
        read,
        nested,
        source.line(type),
        new BodyReader(source, own).ofType(type).sql());
  }

  // The class around a source of bare methods has no name that its source tells.
  private static String name(TypeDeclaration<?> type, String around) {
    if (type instanceof ClassOrInterfaceDeclaration declaration && declaration.isCompact()) {
      return "";
    }
    return around.isEmpty() ? type.getNameAsString() : around + "." + type.getNameAsString();
  }

  private static Kind kind(TypeDeclaration<?> type) {
    return switch (type) {
      case EnumDeclaration e -> Kind.ENUM;
      case RecordDeclaration r -> Kind.RECORD;
      case AnnotationDeclaration a -> Kind.ANNOTATION;
      case ClassOrInterfaceDeclaration c when c.isInterface() -> Kind.INTERFACE;
      default -> Kind.CLASS;
    };
  }

  private List<String> typeParameters(TypeDeclaration<?> type) {
    return switch (type) {
      case ClassOrInterfaceDeclaration c -> methods.words(c.getTypeParameters());
      case RecordDeclaration r -> methods.words(r.getTypeParameters());
      default -> List.of();
    };
  }

  private List<String> supertypes(TypeDeclaration<?> type) {
    Stream<ClassOrInterfaceType> types =
        switch (type) {
          case ClassOrInterfaceDeclaration c ->
              Stream.concat(c.getExtendedTypes().stream(), c.getImplementedTypes().stream());
          case EnumDeclaration e -> e.getImplementedTypes().stream();
          case RecordDeclaration r -> r.getImplementedTypes().stream();
          default -> Stream.empty();
        };
    return methods.words(types.toList());
  }

  private static List<String> enumConstants(TypeDeclaration<?> type) {
    return type instanceof EnumDeclaration e
        ? e.getEntries().stream().map(EnumConstantDeclaration::getNameAsString).toList()
        : List.of();
  }

  private List<Parameter> components(TypeDeclaration<?> type) {
    return type instanceof RecordDeclaration r
        ? r.getParameters().stream().map(methods::parameter).toList()
        : List.of();
  }

  private List<Field> fields(FieldDeclaration field, TypeDeclaration<?> type) {
    NodeList<Modifier> modifiers = field.getModifiers();
    return field.getVariables().stream()
        .map(variable ->
            new Field(
                variable.getNameAsString(),
                methods.type(variable.getType()),
                MethodReader.keywords(modifiers),
                isConstant(field, type) ? written(variable) : null))
        .toList();
  }

  private @Nullable String written(VariableDeclarator variable) {
    return variable.getInitializer().map(source::of).orElse(null);
  }

  // A field of an interface is a constant without saying so.
  private static boolean isConstant(FieldDeclaration field, TypeDeclaration<?> type) {
    Kind kind = kind(type);
    return (field.isStatic() && field.isFinal())
        || kind == Kind.INTERFACE
        || kind == Kind.ANNOTATION;
  }
}
