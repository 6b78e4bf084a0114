package parley.house;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/**
 * One Java file as the compiler's own parser sees it, reduced to what the house rules ask about.
 */
record SourceFile(Path path, Facts facts) {

  /** A method or constructor; {@code lines} counts from its first annotation to its last brace. */
  record Method(String name, int line, int lines, int parameters, List<String> annotations) {}

  /** A name somebody chose here, for a type, method, field, parameter or variable. */
  record Name(String text, int line) {}

  record Facts(
      List<Method> methods, List<Name> names, List<Name> uses, List<String> packageAnnotations) {
    Facts() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  String name() {
    return Repository.name(path);
  }

  boolean isTest() {
    return name().contains("/src/test/");
  }

  boolean isIn(String module) {
    return name().startsWith(module + "/src/main/");
  }

  /** Parses all Java files of the tree at once; nothing is resolved, so this takes a second. */
  static List<SourceFile> all() {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var units = files.getJavaFileObjectsFromPaths(Repository.files(".java"));
      var task = (JavacTask) compiler.getTask(null, files, null, List.of(), null, units);
      var trees = Trees.instance(task);
      var found = new ArrayList<SourceFile>();
      for (var unit : task.parse()) found.add(read(unit, trees));
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SourceFile read(CompilationUnitTree unit, Trees trees) {
    var facts = new Facts();
    unit.getPackageAnnotations()
        .forEach(a -> facts.packageAnnotations().add(a.getAnnotationType().toString()));
    new Reader(unit, trees, facts).scan(unit, null);
    return new SourceFile(Path.of(unit.getSourceFile().toUri()), facts);
  }

  private static final class Reader extends TreeScanner<Void, ClassTree> {
    private final CompilationUnitTree unit;
    private final Trees trees;
    private final Facts facts;

    Reader(CompilationUnitTree unit, Trees trees, Facts facts) {
      this.unit = unit;
      this.trees = trees;
      this.facts = facts;
    }

    @Override
    public Void visitClass(ClassTree type, ClassTree outer) {
      facts.names().add(new Name(type.getSimpleName().toString(), lineOf(type)));
      return super.visitClass(type, type);
    }

    @Override
    public Void visitMethod(MethodTree method, ClassTree owner) {
      var name = method.getName().toString();
      var constructor = name.equals("<init>");
      var ofRecord = constructor && owner.getKind() == Tree.Kind.RECORD;
      var annotations =
          method.getModifiers().getAnnotations().stream()
              .map(AnnotationTree::getAnnotationType)
              .map(Tree::toString)
              .toList();
      var label = owner.getSimpleName() + "." + (constructor ? "new" : name);
      // A record's components are its constructor's parameters: the record is the very remedy.
      var parameters = ofRecord ? 0 : method.getParameters().size();
      var line = lineOf(method);
      facts
          .methods()
          .add(new Method(label, line, endLineOf(method) - line + 1, parameters, annotations));
      if (!constructor) facts.names().add(new Name(name, line));
      return super.visitMethod(method, owner);
    }

    @Override
    public Void visitVariable(VariableTree variable, ClassTree owner) {
      facts.names().add(new Name(variable.getName().toString(), lineOf(variable)));
      return super.visitVariable(variable, owner);
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree select, ClassTree owner) {
      if (select.getExpression() instanceof IdentifierTree of) {
        facts.uses().add(new Name(of.getName() + "." + select.getIdentifier(), lineOf(select)));
      }
      return super.visitMemberSelect(select, owner);
    }

    @Override
    public Void visitReturn(ReturnTree statement, ClassTree owner) {
      if (statement.getExpression() instanceof LiteralTree it && it.getValue() == null) {
        facts.uses().add(new Name("return null", lineOf(statement)));
      }
      return super.visitReturn(statement, owner);
    }

    private int lineOf(Tree tree) {
      return lineAt(trees.getSourcePositions().getStartPosition(unit, tree));
    }

    private int endLineOf(Tree tree) {
      return lineAt(trees.getSourcePositions().getEndPosition(unit, tree));
    }

    private int lineAt(long position) {
      return position < 0 ? 0 : (int) unit.getLineMap().getLineNumber(position);
    }
  }
}
