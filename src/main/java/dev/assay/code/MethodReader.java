package dev.assay.code;

import com.github.javaparser.ast.Modifier;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.AnnotationMemberDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.type.Type;
import dev.assay.bus.Hash;
import dev.assay.code.MethodSignature.Contract;
import dev.assay.code.TypeSignature.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads the methods of one source: each from the memo where the same method was read before, else
 * from the tree. Used by one thread.
 */
final class MethodReader {
  private static final String CONSTRUCTOR = "<init>";

  private final SourceText source;
  private final MethodMemo memo;

  /**
   * What surrounds a method and its analysis may depend on.
   *
   * @param components the record's, which are the parameters of a compact constructor
   */
  record Place(Constants constants, List<Parameter> components) {}

  private int reused;
  private int read;

  MethodReader(SourceText source, MethodMemo memo) {
    this.source = source;
    this.memo = memo;
  }

  Code.Reuse reuse() {
    return new Code.Reuse(reused, read);
  }

  /** One method or constructor. */
  MethodSignature read(BodyDeclaration<?> member, Place place) {
    Javadoc javadoc = Javadoc.of(member, source);
    String hash = hash(member, javadoc, place);
    MethodSignature before = memo.find(hash);
    if (before != null) {
      reused++;
      return Rebase.to(source.line(member), before);
    }
    read++;
    MethodSignature signature = analyse(member, javadoc, place, hash);
    memo.keep(signature);
    return signature;
  }

  // All an analysis depends on: the words of the method and its comment, the constants they may
  // name, and for a compact constructor the components that are its parameters.
  private String hash(BodyDeclaration<?> member, Javadoc javadoc, Place place) {
    String text = source.text().substring(javadoc.start(), source.end(member));
    String context =
        member instanceof CompactConstructorDeclaration ? place.components().toString() : "";
    return Hash.of(place.constants().mentioned(text) + '\0' + context + '\0' + text);
  }

  private MethodSignature analyse(
      BodyDeclaration<?> member, Javadoc javadoc, Place place, String hash) {
    List<Parameter> parameters = parameters(member, place);
    String name = name(member);
    var body = new BodyReader(source, place.constants());
    body.annotations(member.getAnnotations());
    body(member).ifPresent(body::walk);
    return new MethodSignature(
        name,
        name + ids(parameters),
        modifiers(member),
        member instanceof CallableDeclaration<?> callable
            ? words(callable.getTypeParameters())
            : List.of(),
        parameters,
        returns(member),
        thrown(member),
        words(member.getAnnotations()),
        javadoc.summary(),
        contracts(member, javadoc, parameters),
        body.conditions(),
        body.sql(),
        source.line(member),
        source.endLine(member),
        hash);
  }

  private List<Contract> contracts(
      BodyDeclaration<?> member, Javadoc javadoc, List<Parameter> parameters) {
    var declared = new Declared(parameters);
    declared.javadoc(javadoc);
    if (member instanceof CallableDeclaration<?> callable) {
      callable
          .getParameters()
          .forEach(parameter -> {
            for (AnnotationExpr annotation : parameter.getAnnotations()) {
              declared.annotation(annotation, parameter.getNameAsString(), source);
            }
          });
    }
    if (member instanceof MethodDeclaration) {
      member.getAnnotations().forEach(annotation -> declared.annotation(annotation, source));
    }
    List<Contract> contracts = declared.contracts();
    body(member).map(new Guards(source, parameters)::in).ifPresent(contracts::addAll);
    return contracts;
  }

  private static String name(BodyDeclaration<?> member) {
    return switch (member) {
      case MethodDeclaration method -> method.getNameAsString();
      case AnnotationMemberDeclaration element -> element.getNameAsString();
      default -> CONSTRUCTOR;
    };
  }

  private static String ids(List<Parameter> parameters) {
    return parameters.stream()
        .map(parameter -> parameter.type() + (parameter.varargs() ? "..." : ""))
        .collect(Collectors.joining(",", "(", ")"));
  }

  private static Optional<BlockStmt> body(BodyDeclaration<?> member) {
    return switch (member) {
      case MethodDeclaration method -> method.getBody();
      case ConstructorDeclaration constructor -> Optional.of(constructor.getBody());
      case CompactConstructorDeclaration constructor -> Optional.of(constructor.getBody());
      default -> Optional.empty();
    };
  }

  private String returns(BodyDeclaration<?> member) {
    return switch (member) {
      case MethodDeclaration method -> type(method.getType());
      case AnnotationMemberDeclaration element -> type(element.getType());
      default -> "void";
    };
  }

  private List<String> thrown(BodyDeclaration<?> member) {
    return switch (member) {
      case CallableDeclaration<?> callable -> words(callable.getThrownExceptions());
      default -> List.of();
    };
  }

  private List<Parameter> parameters(BodyDeclaration<?> member, Place place) {
    return switch (member) {
      case CallableDeclaration<?> callable ->
          callable.getParameters().stream().map(this::parameter).toList();
      case CompactConstructorDeclaration compact -> place.components();
      default -> List.of();
    };
  }

  Parameter parameter(com.github.javaparser.ast.body.Parameter parameter) {
    return new Parameter(
        parameter.getNameAsString(),
        type(parameter.getType()),
        parameter.isVarArgs(),
        words(parameter.getAnnotations()));
  }

  // The brackets of `int sizes[]` do not stand beside the type, so its words alone would lack them.
  String type(Type type) {
    return type.isArrayType() ? type.asString() : source.of(type);
  }

  List<String> words(List<? extends Node> nodes) {
    return nodes.stream().map(source::of).toList();
  }

  private static List<String> modifiers(BodyDeclaration<?> member) {
    List<Modifier> modifiers =
        switch (member) {
          case CallableDeclaration<?> callable -> callable.getModifiers();
          case CompactConstructorDeclaration constructor -> constructor.getModifiers();
          case AnnotationMemberDeclaration element -> element.getModifiers();
          default -> List.of();
        };
    return keywords(modifiers);
  }

  static List<String> keywords(List<Modifier> modifiers) {
    return modifiers.stream().map(modifier -> modifier.getKeyword().asString()).toList();
  }
}
