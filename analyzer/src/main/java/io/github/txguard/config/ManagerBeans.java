package io.github.txguard.config;

import io.github.txguard.catalog.TransactionEntry;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Modifier;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.TypeRef;
import io.github.txguard.resolve.LinkedProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The transaction managers of an application. Of what is not known here nothing is presumed: it manages SQL. */
final class ManagerBeans {
    private final LinkedProgram program;
    private final TransactionRows rows;
    private final List<Bean> beans = new ArrayList<>();
    private final @Nullable String standardName;
    private final boolean jpa;

    /** A manager; of one that no row speaks of the row is empty. */
    private record Bean(List<String> names, boolean primary, boolean candidate, Optional<TransactionEntry> row) {
        private Bean {
            names = List.copyOf(names);
        }
    }

    ManagerBeans(LinkedProgram program, TransactionRows rows, BeanMethods methods, SpringXml xml) {
        this.program = program;
        this.rows = rows;
        this.standardName = xml.standardManager();
        this.jpa = rows.usesPersistence();
        for (BeanMethods.BeanMethod bean : methods.all()) {
            if (isManager(bean)) {
                beans.add(new Bean(bean.names(), bean.primary(), bean.candidate(), row(bean)));
            }
        }
        for (XmlBean bean : xml.beans()) {
            if (!bean.names().isEmpty() && !bean.type().isEmpty() && rows.isManager(bean.type())) {
                beans.add(new Bean(bean.names(), bean.primary(), true, row(bean.type())));
            }
        }
    }

    private boolean isManager(BeanMethods.BeanMethod bean) {
        MethodModel method = bean.method();
        String declared =
                program.qualify(bean.type(), TypeRef.of(method.returnType().name()));
        return rows.isManager(declared);
    }

    /** Of several objects that the method makes one that manages SQL decides, as in a chain of managers. */
    private Optional<TransactionEntry> row(BeanMethods.BeanMethod bean) {
        List<Optional<TransactionEntry>> made = bean.types().stream()
                .filter(type -> rows.isManager(type) && !isGeneral(type))
                .map(this::row)
                .toList();
        return made.stream()
                .filter(row -> row.isEmpty() || !row.get().nonSql())
                .findFirst()
                .orElse(made.isEmpty() ? Optional.empty() : made.get(0));
    }

    /** An interface says nothing about the manager behind it. */
    private boolean isGeneral(String type) {
        return rows.manager(type).isEmpty()
                && program.program()
                        .type(type)
                        .filter(TypeModel::isInstantiable)
                        .isEmpty();
    }

    /** The row of a class; one of the sources that has no collaborators can hold no connection. */
    Optional<TransactionEntry> row(String type) {
        Optional<TransactionEntry> known = rows.manager(type);
        if (known.isPresent()) {
            return known;
        }
        return program.program()
                .type(type)
                .filter(TypeModel::isInstantiable)
                .filter(own -> rows.isManager(type)
                        && own.fields().stream()
                                .allMatch(field -> field.modifiers().contains(Modifier.STATIC)))
                .flatMap(own -> rows.managerOfNothing());
    }

    /** The manager of a name; empty if nothing is known of it. */
    Optional<TransactionEntry> named(String name) {
        Optional<Bean> bean = bean(name);
        return bean.isPresent() ? bean.get().row() : rows.managerNamed(name);
    }

    private Optional<Bean> bean(String name) {
        return beans.stream().filter(b -> b.names().contains(name)).findFirst();
    }

    /** The manager that an injection point gets: by qualifier, by its declared type, by its name. */
    Optional<TransactionEntry> injected(String type, @Nullable String qualifier, String name) {
        if (qualifier != null) {
            return named(qualifier);
        }
        Optional<TransactionEntry> declared = row(type);
        if (declared.isPresent()) {
            return declared;
        }
        boolean choice = beans.stream().filter(Bean::candidate).count() > 1
                && beans.stream().noneMatch(Bean::primary);
        Optional<Bean> byName = choice ? bean(name) : Optional.empty();
        return byName.isPresent() ? byName.get().row() : standard();
    }

    /** The manager of declarations that name none; empty if it is not known. */
    Optional<TransactionEntry> standard() {
        Optional<Bean> chosen = standardName == null ? Optional.empty() : bean(standardName);
        chosen = chosen.or(() -> beans.stream().filter(Bean::primary).findFirst());
        if (chosen.isPresent()) {
            return chosen.get().row();
        }
        List<Optional<TransactionEntry>> candidates =
                beans.stream().filter(Bean::candidate).map(Bean::row).toList();
        if (candidates.isEmpty()) {
            return jpa ? rows.managerOf("jpa") : Optional.empty();
        }
        Optional<TransactionEntry> first = candidates.get(0);
        boolean noneOfSql = candidates.stream()
                .allMatch(row -> row.filter(TransactionEntry::nonSql).isPresent());
        return noneOfSql || candidates.stream().allMatch(first::equals) ? first : Optional.empty();
    }

    /** How many managers of SQL the sources make. */
    long ofSql() {
        return beans.stream()
                .filter(bean -> bean.row().filter(TransactionEntry::nonSql).isEmpty())
                .count();
    }
}
