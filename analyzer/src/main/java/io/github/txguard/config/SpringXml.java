package io.github.txguard.config;

import io.github.txguard.ir.TypeModel;
import io.github.txguard.resolve.LinkedProgram;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** What Spring's XML files declare: beans, transaction advice, and which methods it is for. */
final class SpringXml {
    private static final String TX = "/schema/tx";
    private static final String AOP = "/schema/aop";
    private static final int MAX_PARENTS = 5;

    private final List<XmlBean> beans = new ArrayList<>();
    private final Map<String, List<XmlBean>> byClass = new LinkedHashMap<>();
    private final List<Advice> advices = new ArrayList<>();
    private final List<Advisor> advisors = new ArrayList<>();
    private final Map<String, String> pointcuts = new LinkedHashMap<>();
    private @Nullable String standardManager;
    private boolean woven;

    /**
     * A transaction advice.
     *
     * @param id bean name
     * @param manager name of the manager, or null for the usual one
     * @param rules rules by method names, in the order of the file
     */
    record Advice(String id, @Nullable String manager, List<NameRule> rules) {
        Advice {
            rules = List.copyOf(rules);
        }
    }

    /**
     * A choice of methods for an advice.
     *
     * @param file file, for diagnostics
     * @param advice name of the advice
     * @param pointcut expression, or the id of one
     * @param named whether it is an id
     */
    record Advisor(String file, String advice, String pointcut, boolean named) {}

    /** Adds what a file declares. */
    void add(ConfigFile file, Element root) {
        for (Element element : XmlFile.all(root, "bean")) {
            XmlBean bean = XmlBean.of(element);
            beans.add(bean);
            byClass.computeIfAbsent(bean.type().replace('$', '.'), type -> new ArrayList<>())
                    .add(bean);
        }
        for (Element element : XmlFile.all(root, "advice")) {
            if (XmlFile.isOf(element, TX)) {
                advices.add(advice(element));
            }
        }
        for (Element element : XmlFile.all(root, "annotation-driven")) {
            if (XmlFile.isOf(element, TX)) {
                String manager = element.getAttribute("transaction-manager");
                standardManager = manager.isEmpty() ? "transactionManager" : manager;
                woven |= "aspectj".equals(element.getAttribute("mode"));
            }
        }
        for (Element element : XmlFile.all(root, "config")) {
            if (XmlFile.isOf(element, AOP)) {
                aspects(file, element);
            }
        }
    }

    private static Advice advice(Element element) {
        List<NameRule> rules = new ArrayList<>();
        for (Element attributes : XmlFile.children(element, "attributes")) {
            for (Element method : XmlFile.children(attributes, "method")) {
                rules.add(NameRule.of(
                        method.getAttribute("name"),
                        method.getAttribute("propagation"),
                        "true".equals(method.getAttribute("read-only")) || isSet(method.getAttribute("isolation"))));
            }
        }
        String manager = element.getAttribute("transaction-manager");
        return new Advice(
                element.getAttribute("id"),
                manager.isEmpty() ? null : manager,
                rules.isEmpty() ? List.of(NameRule.of("*", "", false)) : rules);
    }

    private static boolean isSet(String isolation) {
        return !isolation.isEmpty() && !isolation.equals("DEFAULT");
    }

    private void aspects(ConfigFile file, Element config) {
        for (Element pointcut : XmlFile.all(config, "pointcut")) {
            pointcuts.put(pointcut.getAttribute("id"), pointcut.getAttribute("expression"));
        }
        for (Element advisor : XmlFile.all(config, "advisor")) {
            boolean named = advisor.hasAttribute("pointcut-ref");
            String pointcut = named ? advisor.getAttribute("pointcut-ref") : advisor.getAttribute("pointcut");
            advisors.add(new Advisor(file.name(), advisor.getAttribute("advice-ref"), pointcut, named));
        }
    }

    /** Beans, in the order of files, with what their parents give them. */
    List<XmlBean> beans() {
        return beans.stream().map(this::complete).toList();
    }

    private XmlBean complete(XmlBean bean) {
        XmlBean complete = bean;
        for (int i = 0; i < MAX_PARENTS; i++) {
            String parent = complete.parent();
            Optional<XmlBean> from = parent == null ? Optional.empty() : named(parent);
            if (from.isEmpty()) {
                break;
            }
            complete = complete.inheriting(from.get());
        }
        return complete;
    }

    /** The bean of a name. */
    Optional<XmlBean> named(String name) {
        return beans.stream().filter(bean -> bean.names().contains(name)).findFirst();
    }

    /** Beans whose class is a type or one below it. */
    List<XmlBean> of(LinkedProgram program, String type) {
        return beans().stream()
                .filter(bean -> !bean.type().isEmpty() && program.isSubtype(bean.type(), type))
                .toList();
    }

    /** Whether a bean is of exactly this class. */
    boolean declares(TypeModel type) {
        return byClass.containsKey(type.name());
    }

    /** Names of the beans of exactly this class. */
    List<String> namesOf(TypeModel type) {
        return byClass.getOrDefault(type.name(), List.of()).stream()
                .flatMap(bean -> bean.names().stream())
                .toList();
    }

    /** Transaction advice. */
    List<Advice> advices() {
        return advices;
    }

    /** What advice is for which methods. */
    List<Advisor> advisors() {
        return advisors;
    }

    /** The expression of an advisor; empty if it names none that exists. */
    Optional<String> expression(Advisor advisor) {
        return advisor.named()
                ? Optional.ofNullable(pointcuts.get(advisor.pointcut()))
                : Optional.of(advisor.pointcut());
    }

    /** Name of the manager of annotated methods; null where no file turns annotations on. */
    @Nullable
    String standardManager() {
        return standardManager;
    }

    /** Whether annotations work by woven byte code. */
    boolean woven() {
        return woven;
    }
}
