package io.github.txguard.config;

import io.github.txguard.catalog.ConnectionState;
import io.github.txguard.ir.BodyVisitor;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.Footprint;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.resolve.LinkedProgram;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether transactions take their connection with the first statement only: by a data source that is late, or because
 * connections come without auto-commit and the persistence provider was told so.
 */
final class LateConnections {
    private static final String DATA_SOURCE = "javax.sql.DataSource";
    private static final String DATA_SOURCE_BEAN = "dataSource";
    private static final String POST_PROCESSOR = "org.springframework.beans.factory.config.BeanPostProcessor";

    private static final String TOLD_KEY = "hibernate.connection.provider_disables_autocommit";
    private static final String TOLD_CONSTANT = "CONNECTION_PROVIDER_DISABLES_AUTOCOMMIT";
    private static final List<String> TOLD =
            List.of("hibernate.connection.providerdisablesautocommit", "connection.providerdisablesautocommit");
    private static final List<String> AUTO_COMMIT = List.of(
            "hikari.autocommit", "datasource.autocommit", "tomcat.defaultautocommit", "dbcp2.defaultautocommit");
    private static final List<String> FETCH = List.of("spring.datasource.connectionfetch");
    private static final String SOURCE_SETTINGS = "spring.datasource";
    private static final String JPA_SETTINGS = "spring.jpa";

    /** Transactions of persistence providers, which can be told. */
    private static final List<String> PROVIDERS = List.of("jpa", "hibernate");

    private final LinkedProgram program;
    private final TransactionRows rows;
    private final BeanMethods methods;
    private final SpringXml xml;
    private final Constants constants;
    private final boolean lateSource;
    private final boolean lateProvider;

    LateConnections(
            LinkedProgram program,
            TransactionRows rows,
            BeanMethods methods,
            SpringXml xml,
            Settings settings,
            long managers) {
        this.program = program;
        this.rows = rows;
        this.methods = methods;
        this.xml = xml;
        this.constants = new Constants(program);
        this.lateSource = settings.isEverywhere(FETCH, "lazy", SOURCE_SETTINGS)
                || isPostProcessed()
                || (hasLateBeans(managers) && standardSourceIsLate());
        boolean told = settings.isEverywhere(TOLD, "true", JPA_SETTINGS) || isToldInXml() || isToldInCode();
        this.lateProvider = told
                && (settings.isEverywhere(AUTO_COMMIT, "false", SOURCE_SETTINGS)
                        || sourcesCommitByHandInXml()
                        || sourcesCommitByHandInCode());
    }

    /**
     * What a transaction holds before its first statement.
     *
     * @param stated what it does by itself
     * @param family whose transaction it is
     * @param special whether it is read-only or has an isolation of its own, which a connection has to be told
     */
    ConnectionState begins(ConnectionState stated, String family, boolean special) {
        boolean late = lateSource || (lateProvider && !special && PROVIDERS.contains(family));
        return stated == ConnectionState.HELD && late ? ConnectionState.NONE : stated;
    }

    /** Whether every data source is made late after it was made. */
    private boolean isPostProcessed() {
        return program.sourceSubtypes(POST_PROCESSOR).stream()
                .flatMap(type -> type.methods().stream().filter(m -> makesLate(type, m)))
                .findAny()
                .isPresent();
    }

    private boolean makesLate(TypeModel type, MethodModel method) {
        return BeanMethods.creations(program, method).stream().anyMatch(c -> isLate(program.qualify(type, c.type())));
    }

    private boolean isLate(String type) {
        return rows.lateSources().stream().anyMatch(late -> program.isSubtype(type, late));
    }

    private boolean isLate(BeanMethods.BeanMethod bean) {
        return bean.types().stream().anyMatch(this::isLate);
    }

    /** With several managers each needs a late source of its own. */
    private boolean hasLateBeans(long managers) {
        long late = methods.all().stream().filter(this::isLate).count()
                + xml.beans().stream().filter(bean -> isLate(bean.type())).count();
        return late >= Math.max(1, managers);
    }

    /** Whether the source that is injected by type is late, as far as it can be told which one that is. */
    private boolean standardSourceIsLate() {
        List<BeanMethods.BeanMethod> sources = methods.of(DATA_SOURCE);
        boolean allInCode = sources.stream().allMatch(this::isLate)
                && xml.of(program, DATA_SOURCE).stream()
                        .allMatch(bean -> isLate(bean.type())
                                || isUsedByLate(bean)
                                || bean.names().isEmpty());
        Optional<BeanMethods.BeanMethod> standard = methods.wanted(DATA_SOURCE, null, DATA_SOURCE_BEAN);
        return allInCode || standard.filter(this::isLate).isPresent();
    }

    private boolean isUsedByLate(XmlBean source) {
        return xml.beans().stream()
                .filter(bean -> isLate(bean.type()))
                .anyMatch(late -> late.references().values().stream().anyMatch(source.names()::contains));
    }

    private boolean isToldInXml() {
        return xml.beans().stream()
                .flatMap(bean -> bean.entries().values().stream())
                .anyMatch(entries -> "true".equalsIgnoreCase(entries.getOrDefault(TOLD_KEY, "")));
    }

    private boolean sourcesCommitByHandInXml() {
        List<XmlBean> sources = xml.beans().stream()
                .filter(bean ->
                        bean.values().containsKey("autoCommit") || bean.values().containsKey("defaultAutoCommit"))
                .toList();
        return !sources.isEmpty()
                && sources.stream()
                        .allMatch(bean -> "false".equals(bean.values().get("autoCommit"))
                                || "false".equals(bean.values().get("defaultAutoCommit")));
    }

    /** Classes in which beans are made. */
    private Set<TypeModel> configurations() {
        Set<TypeModel> types = new LinkedHashSet<>();
        methods.all().forEach(bean -> types.add(bean.type()));
        return types;
    }

    private boolean isToldInCode() {
        return hasCall(List.of("put", "setProperty", "property"), (type, call) -> {
            if (call.arguments().size() != 2) {
                return false;
            }
            Expr key = call.arguments().get(0);
            boolean names = TOLD_CONSTANT.equals(Constants.simple(key))
                    || constants.text(type, key).filter(TOLD_KEY::equals).isPresent();
            return names && isText(type, call.arguments().get(1), "true");
        });
    }

    private boolean sourcesCommitByHandInCode() {
        return hasCall(
                List.of("setAutoCommit", "setDefaultAutoCommit"),
                (type, call) -> call.arguments().size() == 1
                        && isText(type, call.arguments().get(0), "false"));
    }

    private boolean isText(TypeModel type, Expr expr, String wanted) {
        String name = Constants.dotted(expr);
        return constants.text(type, expr).filter(wanted::equalsIgnoreCase).isPresent()
                || ("Boolean." + wanted).equalsIgnoreCase(String.valueOf(name));
    }

    private interface CallTest {
        boolean test(TypeModel type, Expr.Call call);
    }

    private boolean hasCall(List<String> names, CallTest test) {
        names.forEach(name -> program.program().footprint().asked(Footprint.Kind.CALLS, name));
        for (TypeModel type : configurations()) {
            for (MethodModel method : type.methods()) {
                if (method.code().calledNames().stream().anyMatch(names::contains)
                        && hasCall(type, method, names, test)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean hasCall(TypeModel type, MethodModel method, List<String> names, CallTest test) {
        boolean[] found = new boolean[1];
        new BodyVisitor() {
            @Override
            protected void leave(Expr expr) {
                if (expr instanceof Expr.Call call && names.contains(call.name())) {
                    found[0] |= test.test(type, call);
                }
            }
        }.visit(method.body());
        return found[0];
    }
}
