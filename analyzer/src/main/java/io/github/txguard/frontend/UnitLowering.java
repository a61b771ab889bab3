package io.github.txguard.frontend;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.comments.CommentsCollection;
import io.github.txguard.ir.ImportModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.UnitModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lowers one syntax tree. Holds the parts that do the work, which need each other, and collects the types. */
final class UnitLowering {
    private final String file;
    private final String packageName;
    private final Names names = new Names();
    private final TypeRefs typeRefs = new TypeRefs(names);
    private final ExpressionLowering expressions = new ExpressionLowering(this);
    private final StatementLowering statements = new StatementLowering(this);
    private final SwitchLowering switches = new SwitchLowering(this);
    private final TypeLowering types = new TypeLowering(this);
    private final AnnotationLowering annotations;
    private final List<@Nullable TypeModel> collected = new ArrayList<>();

    private UnitLowering(String file, String packageName, Suppressions suppressions) {
        this.file = file;
        this.packageName = packageName;
        this.annotations = new AnnotationLowering(this, suppressions);
    }

    /**
     * Lowers a tree.
     *
     * @param file path as reported
     * @param source the tree's text
     * @param tree tree without errors
     * @param comments the file's comments, which the tree does not have
     */
    static UnitModel lower(
            String file, SourceText source, CompilationUnit tree, Optional<CommentsCollection> comments) {
        String packageName =
                tree.getPackageDeclaration().map(each -> each.getNameAsString()).orElse("");
        Suppressions suppressions = new Suppressions(source.text());
        UnitLowering unit = new UnitLowering(file, packageName, suppressions);
        tree.getTypes().forEach(unit.types::topLevel);
        suppressions.add(comments, source.text());
        return new UnitModel(
                file,
                packageName,
                unit.imports(tree),
                unit.collected.stream().map(Objects::requireNonNull).toList(),
                suppressions.inOrder(),
                source.lines(),
                UnitModel.Origin.SOURCE);
    }

    /** Path as reported. */
    String file() {
        return file;
    }

    /** Package, empty for the unnamed one. */
    String packageName() {
        return packageName;
    }

    Names names() {
        return names;
    }

    TypeRefs typeRefs() {
        return typeRefs;
    }

    ExpressionLowering expressions() {
        return expressions;
    }

    StatementLowering statements() {
        return statements;
    }

    SwitchLowering switches() {
        return switches;
    }

    TypeLowering types() {
        return types;
    }

    AnnotationLowering annotations() {
        return annotations;
    }

    /** Keeps a place for a type, so that it comes before those declared in it. */
    int reserve() {
        collected.add(null);
        return collected.size() - 1;
    }

    /** Puts a type in its place. */
    void put(int place, TypeModel type) {
        collected.set(place, type);
    }

    private List<ImportModel> imports(CompilationUnit tree) {
        List<ImportModel> imports = new ArrayList<>(tree.getImports().size());
        for (ImportDeclaration each : tree.getImports()) {
            if (each.isModule()) {
                imports.addAll(ModuleImports.of(each.getNameAsString()));
            } else {
                imports.add(new ImportModel(names.unique(each.getNameAsString()), each.isStatic(), each.isAsterisk()));
            }
        }
        if (TypeLowering.isCompact(tree)) {
            imports.addAll(ModuleImports.of("java.base"));
        }
        return imports;
    }
}
