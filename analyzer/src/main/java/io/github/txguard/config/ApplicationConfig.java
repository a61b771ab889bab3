package io.github.txguard.config;

import io.github.txguard.api.Problem;
import io.github.txguard.catalog.ApiCatalog;
import io.github.txguard.catalog.ConnectionState;
import io.github.txguard.catalog.TransactionEntry;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.resolve.LinkedProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * What an application says about its transactions outside of the code that runs in them. The rows of the catalog say what an
 * API does; this refines them by what the application has configured. Immutable as seen from outside, and safe to share
 * between threads.
 *
 * <p>Where configurations of several profiles or modules contradict each other, what holds more is presumed.
 */
public final class ApplicationConfig {
    private final TransactionRows rows;
    private final BeanMethods methods;
    private final SpringXml xml = new SpringXml();
    private final Constants constants;
    private final ManagerBeans managers;
    private final LateConnections connections;
    private final TransactionObjects objects;
    private final ConfiguredAdvice advice;
    private final @Nullable TransactionEntry adviceRow;
    private final Set<String> changesOutside = new TreeSet<>();
    private final Set<String> changesInside = new TreeSet<>();
    private final Answer openInView;
    private final boolean woven;
    private final Settings settings;

    private ApplicationConfig(
            List<ConfigFile> files, LinkedProgram program, ApiCatalog catalog, Consumer<Problem> problems) {
        List<SettingDocument> documents = new ArrayList<>();
        List<String> webFilters = new ArrayList<>();
        read(files, documents, webFilters, problems);
        this.settings = new Settings(documents);
        this.rows = new TransactionRows(program, catalog);
        this.constants = new Constants(program);
        this.methods = new BeanMethods(program, catalog, constants);
        this.managers = new ManagerBeans(program, rows, methods, xml);
        this.connections = new LateConnections(program, rows, methods, xml, settings, managers.ofSql());
        this.objects = new TransactionObjects(program, rows, managers, methods, xml, constants);
        this.advice = new ConfiguredAdvice(program, xml, methods, constants, problems);
        this.adviceRow = rows.advice().orElse(null);
        this.openInView = new OpenInView(program, catalog, rows).answer(settings, methods, xml, webFilters);
        this.woven = xml.woven();
    }

    /**
     * Takes in what the files and the sources say.
     *
     * @param files configuration files, in an order that is always the same
     * @param program linked program
     * @param catalog knowledge of APIs
     * @param problems hears of files and expressions that are not understood
     */
    public static ApplicationConfig of(
            List<ConfigFile> files, LinkedProgram program, ApiCatalog catalog, Consumer<Problem> problems) {
        return new ApplicationConfig(files, program, catalog, problems);
    }

    private void read(
            List<ConfigFile> files,
            List<SettingDocument> documents,
            List<String> webFilters,
            Consumer<Problem> problems) {
        SettingReader reader = new SettingReader(problems);
        for (ConfigFile file : files) {
            String name = file.simpleName().toLowerCase(Locale.ROOT);
            if (!name.endsWith(".xml")) {
                documents.addAll(reader.read(file));
                continue;
            }
            Optional<Element> root = XmlFile.read(file, problems);
            if (root.isEmpty()) {
                continue;
            }
            switch (name) {
                case "persistence.xml", "hibernate.cfg.xml" -> documents.add(properties(file, root.get()));
                case "web.xml" ->
                    XmlFile.all(root.get(), "filter-class")
                            .forEach(filter ->
                                    webFilters.add(filter.getTextContent().strip()));
                default -> {
                    changeSets(root.get());
                    xml.add(file, root.get());
                }
            }
        }
    }

    /** The classes that Liquibase's change sets run, in their transaction or without one. */
    private void changeSets(Element root) {
        for (Element set : XmlFile.all(root, "changeSet")) {
            boolean outside = set.getAttribute("runInTransaction").equals("false");
            for (Element change : XmlFile.all(set, "customChange")) {
                (outside ? changesOutside : changesInside).add(change.getAttribute("class"));
            }
        }
    }

    /** Properties of a persistence provider: with an attribute for the value, or with the value inside. */
    private static SettingDocument properties(ConfigFile file, Element root) {
        SortedMap<String, String> values = new TreeMap<>();
        for (Element property : XmlFile.all(root, "property")) {
            String value = property.hasAttribute("value") ? property.getAttribute("value") : property.getTextContent();
            values.put(property.getAttribute("name"), value.strip());
        }
        return SettingDocument.of(file.folder(), false, values);
    }

    /**
     * The text of a constant expression.
     *
     * @param scope type in whose declaration it stands
     * @param expr expression
     */
    public Optional<String> text(TypeModel scope, Expr expr) {
        return constants.text(scope, expr);
    }

    /**
     * The value of a setting, if configuration files give it for every profile and agree on it.
     *
     * @param key the setting, as {@code spring.main.banner-mode}
     */
    public Optional<String> setting(String key) {
        return settings.agreed(key);
    }

    /**
     * A row as it applies to a declaration.
     *
     * @param entry row of the annotation or framework type
     * @param manager name of the manager that the declaration names, or null
     * @param special whether it is read-only or has an isolation of its own
     */
    public TransactionEntry declared(TransactionEntry entry, @Nullable String manager, boolean special) {
        if (!TransactionRows.isManaged(entry)) {
            return connected(entry, special);
        }
        return managed(
                entry,
                entry.propagation(),
                (manager == null || manager.isBlank() ? managers.standard() : managers.named(manager)).orElse(null),
                special);
    }

    private TransactionEntry managed(
            TransactionEntry entry, String propagation, @Nullable TransactionEntry manager, boolean special) {
        boolean plain = entry.begins() == ConnectionState.HELD;
        ConnectionState stated = plain && manager != null && !manager.nonSql() ? manager.begins() : entry.begins();
        String family = manager == null ? entry.family() : manager.family();
        return entry.configured(
                propagation,
                connections.begins(stated, family, special),
                entry.nonSql() || (manager != null && manager.nonSql()));
    }

    private TransactionEntry connected(TransactionEntry entry, boolean special) {
        return entry.configured(
                entry.propagation(),
                entry.mode() == TransactionEntry.Mode.CONNECTION
                        ? entry.begins()
                        : connections.begins(entry.begins(), entry.family(), special),
                entry.nonSql());
    }

    /**
     * What a transaction of the application's usual manager holds before its first statement.
     *
     * @param stated what it holds by itself
     */
    public ConnectionState standardBegins(ConnectionState stated) {
        TransactionEntry manager =
                managers.standard().filter(row -> !row.nonSql()).orElse(null);
        ConnectionState begins = manager == null || stated != ConnectionState.HELD ? stated : manager.begins();
        return connections.begins(begins, manager == null ? "" : manager.family(), false);
    }

    /**
     * A row as it applies to a call, by where the template, definition or manager comes from.
     *
     * @param type type in which the call stands
     * @param method method in which it stands
     * @param call the call
     * @param entry row of the called API
     */
    public TransactionEntry called(TypeModel type, MethodModel method, Expr.Call call, TransactionEntry entry) {
        boolean opens = entry.mode() == TransactionEntry.Mode.LAMBDA || entry.mode() == TransactionEntry.Mode.BEGIN;
        if (!opens || entry.nonSql()) {
            return entry;
        }
        if (!TransactionRows.isManaged(entry)) {
            return connected(entry, false);
        }
        List<Expr> saying = entry.mode() == TransactionEntry.Mode.BEGIN ? call.arguments() : List.of();
        Definition definition = objects.of(type, method, call.target(), saying);
        TransactionEntry manager =
                definition.manager() == null ? managers.standard().orElse(null) : definition.manager();
        String propagation = definition.propagation() == null ? entry.propagation() : definition.propagation();
        TransactionEntry configured = managed(entry, propagation, manager, definition.special());
        boolean begunWithout = entry.mode() == TransactionEntry.Mode.BEGIN && !definition.opensTransaction();
        return definition.none() || begunWithout
                ? configured.configured(configured.propagation(), ConnectionState.NONE, true)
                : configured;
    }

    /**
     * The propagation that a transaction definition or attribute states.
     *
     * @param type type in which the expression stands
     * @param method method in which it stands
     * @param expr the definition
     */
    public Optional<String> propagation(TypeModel type, MethodModel method, Expr expr) {
        return Optional.ofNullable(objects.of(type, method, null, List.of(expr)).propagation());
    }

    /**
     * Whether every change set of a file that runs the class runs it without a transaction.
     *
     * @param type class of a change, qualified
     */
    public boolean isOutsideOfChangeSets(String type) {
        return changesOutside.contains(type) && !changesInside.contains(type);
    }

    /** Whether a file or a configuration class has methods run in transactions. */
    public boolean hasAdvice() {
        return adviceRow != null && !advice.isEmpty();
    }

    /**
     * The row of the transaction in which a method of a bean runs because a file or a configuration class says so.
     *
     * @param type class of the bean
     * @param method one of its methods
     */
    public Optional<TransactionEntry> advice(TypeModel type, MethodModel method) {
        if (adviceRow == null || advice.isEmpty()) {
            return Optional.empty();
        }
        return advice.of(type, method).map(advised -> {
            TransactionEntry entry =
                    declared(adviceRow, advised.name(), advised.rule().special());
            return entry.configured(advised.rule().propagation(), entry.begins(), entry.nonSql());
        });
    }

    /**
     * Whether an XML file declares a bean of exactly this class.
     *
     * @param type class
     */
    public boolean declaresBean(TypeModel type) {
        return xml.declares(type);
    }

    /**
     * Names of the beans of exactly this class in XML files.
     *
     * @param type class
     */
    public List<String> beanNames(TypeModel type) {
        return xml.namesOf(type);
    }

    /**
     * Whether one of the beans of exactly this class in XML files wins where several fit.
     *
     * @param type class
     */
    public boolean isPrimaryBean(TypeModel type) {
        return xml.beans().stream()
                .anyMatch(
                        bean -> bean.primary() && bean.type().replace('$', '.').equals(type.name()));
    }

    /** Whether a file has annotations work by woven byte code instead of proxies. */
    public boolean isWoven() {
        return woven;
    }

    /** Whether requests keep the connection that they first used until their end. */
    public Answer openInView() {
        return openInView;
    }
}
