package io.github.txguard.frontend;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.resolution.SymbolResolver;
import com.github.javaparser.resolution.TypeSolver;
import com.github.javaparser.resolution.declarations.ResolvedReferenceTypeDeclaration;
import com.github.javaparser.resolution.model.SymbolReference;
import com.github.javaparser.symbolsolver.javaparsermodel.JavaParserFacade;
import io.github.txguard.ir.ProgramModel;
import io.github.txguard.ir.TypeModel;
import java.io.IOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Source types for the symbol solver. The program model knows which file declares a type, so folders need not be searched
 * nor follow the packages.
 */
final class SolverSources implements TypeSolver {
    private final ProgramModel program;
    private final SourceReader reader;
    private final Map<String, Optional<CompilationUnit>> trees = new HashMap<>();
    private final Map<String, TypeDeclaration<?>> declarations = new HashMap<>();
    private final IdentityHashMap<CompilationUnit, String> files = new IdentityHashMap<>();
    private @Nullable UnitParser parser;
    private @Nullable TypeSolver parent;

    SolverSources(ProgramModel program, SourceReader reader) {
        this.program = program;
        this.reader = reader;
    }

    /** Sets who answers for the trees that are parsed from now on. */
    void start(SymbolResolver resolver) {
        parser = UnitParser.forSolving(resolver);
    }

    /** Number of files parsed so far. */
    int parsedFiles() {
        return trees.size();
    }

    /** The tree of a file, or empty when it cannot be read or parsed. */
    Optional<CompilationUnit> parse(String file) {
        Optional<CompilationUnit> known = trees.get(file);
        if (known == null) {
            known = read(file);
            trees.put(file, known);
            known.ifPresent(tree -> {
                files.put(tree, file);
                register(tree);
            });
        }
        return known;
    }

    /** The file of a tree that was parsed here. */
    Optional<String> fileOf(CompilationUnit tree) {
        return Optional.ofNullable(files.get(tree));
    }

    private Optional<CompilationUnit> read(String file) {
        try {
            SourceContent content = reader.read(file);
            SourceText source = SourceText.decode(content.bytes(), content.encoding());
            return Objects.requireNonNull(parser).parse(source.text()).getResult();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void register(CompilationUnit tree) {
        String prefix = tree.getPackageDeclaration()
                .map(each -> each.getNameAsString() + ".")
                .orElse("");
        tree.getTypes().forEach(type -> register(prefix, type));
    }

    private void register(String prefix, TypeDeclaration<?> type) {
        String name = prefix + type.getNameAsString();
        declarations.put(name, type);
        type.getMembers().forEach(member -> {
            if (member instanceof TypeDeclaration<?> nested) {
                register(name + ".", nested);
            }
        });
    }

    @Override
    public SymbolReference<ResolvedReferenceTypeDeclaration> tryToSolveType(String name) {
        Optional<TypeModel> type = program.type(name);
        if (type.isEmpty()) {
            return SymbolReference.unsolved();
        }
        parse(program.unitOf(type.get()).file());
        TypeDeclaration<?> declaration = declarations.get(name);
        return declaration == null
                ? SymbolReference.unsolved()
                : SymbolReference.solved(JavaParserFacade.get(this).getTypeDeclaration(declaration));
    }

    @Override
    public SymbolReference<ResolvedReferenceTypeDeclaration> tryToSolveTypeInModule(String module, String name) {
        return SymbolReference.unsolved();
    }

    @Override
    public @Nullable TypeSolver getParent() {
        return parent;
    }

    @Override
    public void setParent(TypeSolver parent) {
        this.parent = parent;
    }
}
