package io.github.txguard;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.StaticJavaParser;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.nodeTypes.NodeWithJavadoc;
import com.github.javaparser.ast.nodeTypes.modifiers.NodeWithAccessModifiers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the sources of all modules keep to and byte code does not show. */
final class SourceConventionsTest {
    private static final int LONGEST_FILE = 500;
    private static final int LONGEST_METHOD = 60;
    private static final Path REPOSITORY = Path.of(System.getProperty("basedir", "."))
            .toAbsolutePath()
            .normalize()
            .resolve("..")
            .normalize();
    private static final List<String> PUBLISHED = List.of("analyzer", "cli", "maven-plugin", "sonar-plugin");

    /** What users of the analyzer may import; the rest is internal though public to the compiler. */
    private static final List<String> DOORS = List.of("TxGuard", "Workspace", "api", "settings", "report");

    @BeforeAll
    static void readThisLanguageLevel() {
        StaticJavaParser.setConfiguration(
                new ParserConfiguration().setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_17));
    }

    @Test
    void filesAreShort() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : sources("src/main/java", "src/test/java")) {
            int lines = Files.readAllLines(file).size();
            if (lines > LONGEST_FILE) {
                tooLong.add(REPOSITORY.relativize(file) + ": " + lines + " lines");
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void methodsAreShort() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : sources("src/main/java", "src/test/java")) {
            for (Node method : callables(StaticJavaParser.parse(file))) {
                int lines = method.getRange().orElseThrow().getLineCount();
                if (lines > LONGEST_METHOD) {
                    tooLong.add(at(file, method) + lines + " lines");
                }
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void publicTypesAndMembersHaveAComment() throws IOException {
        List<String> bare = new ArrayList<>();
        for (Path file : sources("src/main/java")) {
            for (BodyDeclaration<?> member : publicDeclarations(StaticJavaParser.parse(file))) {
                if (!member.isAnnotationPresent("Override")
                        && member instanceof NodeWithJavadoc<?> documented
                        && documented.getJavadocComment().isEmpty()) {
                    bare.add(at(file, member) + "no javadoc comment");
                }
            }
        }
        assertThat(bare).isEmpty();
    }

    @Test
    void packagesSayWhatTheyAreForAndAreNullMarked() throws IOException {
        TreeMap<Path, String> wrong = new TreeMap<>();
        for (Path file : sources("src/main/java")) {
            Path info = file.resolveSibling("package-info.java");
            String text = Files.exists(info) ? Files.readString(info) : "";
            if (!text.contains("/**") || !text.contains("@NullMarked")) {
                wrong.put(REPOSITORY.relativize(info), "must exist, have a comment and @NullMarked");
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void otherModulesEnterThroughTheDoors() throws IOException {
        List<String> intruders = new ArrayList<>();
        String ours = ArchitectureTest.class.getPackageName() + ".";
        for (Path file : sources("src/main/java")) {
            if (file.startsWith(REPOSITORY.resolve("analyzer"))) {
                continue;
            }
            CompilationUnit unit = StaticJavaParser.parse(file);
            String own = firstPart(
                    unit.getPackageDeclaration().orElseThrow().getNameAsString().substring(ours.length()));
            unit.getImports().stream()
                    .filter(used -> used.getNameAsString().startsWith(ours))
                    .filter(used -> {
                        String entered = firstPart(used.getNameAsString().substring(ours.length()));
                        return !entered.equals(own) && !DOORS.contains(entered);
                    })
                    .forEach(used -> intruders.add(at(file, used) + used.getNameAsString()));
        }
        assertThat(intruders).isEmpty();
    }

    private static String firstPart(String name) {
        return name.split("\\.", -1)[0];
    }

    private static List<Path> sources(String... folders) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String module : PUBLISHED) {
            for (String folder : folders) {
                Path root = REPOSITORY.resolve(module).resolve(folder);
                if (Files.isDirectory(root)) {
                    try (Stream<Path> files = Files.walk(root)) {
                        files.filter(file -> file.toString().endsWith(".java"))
                                .sorted()
                                .forEach(found::add);
                    }
                }
            }
        }
        assertThat(found).as("sources below %s", REPOSITORY).isNotEmpty();
        return found;
    }

    private static List<Node> callables(CompilationUnit unit) {
        List<Node> found = new ArrayList<>(unit.findAll(CallableDeclaration.class));
        found.addAll(unit.findAll(CompactConstructorDeclaration.class));
        return found;
    }

    private static List<BodyDeclaration<?>> publicDeclarations(CompilationUnit unit) {
        List<BodyDeclaration<?>> found = new ArrayList<>();
        for (TypeDeclaration<?> type : unit.getTypes()) {
            addPublic(type, false, found);
        }
        return found;
    }

    private static void addPublic(BodyDeclaration<?> member, boolean implicitlyPublic, List<BodyDeclaration<?>> found) {
        if (!implicitlyPublic && !(member instanceof NodeWithAccessModifiers<?> node && isVisible(node))) {
            return;
        }
        found.add(member);
        if (member instanceof TypeDeclaration<?> type) {
            boolean membersArePublic = type.isAnnotationDeclaration()
                    || type.toClassOrInterfaceDeclaration()
                            .filter(ClassOrInterfaceDeclaration::isInterface)
                            .isPresent();
            if (type.isEnumDeclaration()) {
                for (EnumConstantDeclaration constant : type.asEnumDeclaration().getEntries()) {
                    found.add(constant);
                }
            }
            for (BodyDeclaration<?> inner : type.getMembers()) {
                addPublic(inner, membersArePublic && !isPrivate(inner), found);
            }
        }
    }

    private static boolean isVisible(NodeWithAccessModifiers<?> node) {
        return node.isPublic() || node.isProtected();
    }

    private static boolean isPrivate(BodyDeclaration<?> member) {
        return member instanceof NodeWithAccessModifiers<?> node && node.isPrivate();
    }

    private static String at(Path file, Node node) {
        return REPOSITORY.relativize(file) + ":" + node.getBegin().orElseThrow().line + ": ";
    }
}
