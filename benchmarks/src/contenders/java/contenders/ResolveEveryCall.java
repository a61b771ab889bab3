package contenders;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.symbolsolver.JavaSymbolSolver;
import com.github.javaparser.symbolsolver.resolution.typesolvers.CombinedTypeSolver;
import com.github.javaparser.symbolsolver.resolution.typesolvers.JarTypeSolver;
import com.github.javaparser.symbolsolver.resolution.typesolvers.JavaParserTypeSolver;
import com.github.javaparser.symbolsolver.resolution.typesolvers.ReflectionTypeSolver;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Resolves every call as the symbol solver's documentation shows it. Arguments: file of files, source folder, class path. */
public final class ResolveEveryCall {
    private ResolveEveryCall() {}

    public static void main(String[] arguments) throws Exception {
        CombinedTypeSolver solver = new CombinedTypeSolver(new ReflectionTypeSolver());
        ParserConfiguration configuration = new ParserConfiguration()
                .setLanguageLevel(LanguageLevel.RAW)
                .setAttributeComments(false)
                .setSymbolResolver(new JavaSymbolSolver(solver));
        solver.add(new JavaParserTypeSolver(Path.of(arguments[1]), configuration));
        for (String jar : arguments[2].split(File.pathSeparator)) {
            if (jar.endsWith(".jar")) {
                solver.add(new JarTypeSolver(jar));
            }
        }
        JavaParser parser = new JavaParser(configuration);
        int resolved = 0;
        int failed = 0;
        for (String file : Files.readAllLines(Path.of(arguments[0]))) {
            Optional<CompilationUnit> unit = parser.parse(Path.of(file)).getResult();
            if (unit.isEmpty()) {
                continue;
            }
            for (MethodCallExpr call : unit.get().findAll(MethodCallExpr.class)) {
                try {
                    call.resolve();
                    resolved++;
                } catch (RuntimeException | StackOverflowError e) {
                    failed++;
                }
            }
        }
        System.out.println(failed + " of " + (resolved + failed) + " calls not resolved");
    }
}
