package io.github.txguard.resolve;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Types;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** What the compiler says that calls refer to. */
final class JavacOracle {
    private final Path root;
    private final Map<Place, Fact> facts = new TreeMap<>();

    private JavacOracle(Path root) {
        this.root = root;
    }

    /**
     * A place of a call.
     *
     * @param file file, relative to the root
     * @param line line of the name or of {@code new}
     * @param column column of the same
     */
    record Place(String file, long line, long column) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byFile = file.compareTo(other.file);
            int byLine = byFile != 0 ? byFile : Long.compare(line, other.line);
            return byLine != 0 ? byLine : Long.compare(column, other.column);
        }
    }

    /**
     * A declaration.
     *
     * @param owner qualified name of the declaring type, empty for local and anonymous ones
     * @param name method name
     * @param parameters erased parameter types
     */
    record Fact(String owner, String name, List<String> parameters) {}

    /** Attributes the files and gives what every method call, and every object creation without a body, refers to. */
    static Map<Place, Fact> attribute(Path root, List<Path> files, String classPath) throws IOException {
        JavacOracle oracle = new JavacOracle(root);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options = List.of("-proc:none", "-nowarn", "-cp", classPath);
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, diagnostic -> {}, options, null, manager.getJavaFileObjectsFromPaths(files));
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            task.analyze();
            for (CompilationUnitTree unit : units) {
                oracle.new Scanner(task, unit).scan(unit, null);
            }
        }
        return oracle.facts;
    }

    private final class Scanner extends TreePathScanner<Void, Void> {
        private final Trees trees;
        private final Types types;
        private final SourcePositions positions;
        private final CompilationUnitTree unit;
        private final String file;
        private final String source;

        private Scanner(JavacTask task, CompilationUnitTree unit) throws IOException {
            this.trees = Trees.instance(task);
            this.types = task.getTypes();
            this.positions = trees.getSourcePositions();
            this.unit = unit;
            this.source = unit.getSourceFile().getCharContent(true).toString();
            this.file = root.relativize(Path.of(unit.getSourceFile().toUri()))
                    .toString()
                    .replace('\\', '/');
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
            Tree select = call.getMethodSelect();
            String name = select instanceof IdentifierTree identifier
                    ? identifier.getName().toString()
                    : ((MemberSelectTree) select).getIdentifier().toString();
            if (!name.equals("this") && !name.equals("super")) {
                long start = positions.getEndPosition(unit, select) - name.length();
                add(start, trees.getElement(new com.sun.source.util.TreePath(getCurrentPath(), select)));
            }
            return super.visitMethodInvocation(call, null);
        }

        @Override
        public Void visitNewClass(NewClassTree creation, Void unused) {
            long start = positions.getStartPosition(unit, creation);
            boolean written = source.startsWith("new", (int) start); // enum constants are creations too
            if (written && creation.getClassBody() == null) {
                add(start, trees.getElement(getCurrentPath()));
            }
            return super.visitNewClass(creation, null);
        }

        private void add(long position, @Nullable Element element) {
            if (!(element instanceof ExecutableElement method)
                    || !(method.getEnclosingElement() instanceof TypeElement owner)
                    || position < 0) {
                return;
            }
            boolean named = isNamed(owner);
            List<String> parameters = method.getParameters().stream()
                    .map(parameter ->
                            types.erasure(parameter.asType()).toString().replaceAll("@[\\w.]+ ", ""))
                    .toList();
            // Not the line map's column, which counts a tab as several.
            long line = unit.getLineMap().getLineNumber(position);
            Place place = new Place(file, line, position - unit.getLineMap().getStartPosition(line) + 1);
            facts.put(
                    place,
                    new Fact(
                            named ? owner.getQualifiedName().toString() : "",
                            method.getSimpleName().toString(),
                            parameters));
        }

        private static boolean isNamed(TypeElement type) {
            for (@Nullable Element e = type; e instanceof TypeElement named; e = named.getEnclosingElement()) {
                if (named.getNestingKind() == NestingKind.LOCAL || named.getNestingKind() == NestingKind.ANONYMOUS) {
                    return false;
                }
            }
            return true;
        }
    }
}
