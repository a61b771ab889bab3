package io.github.txguard.config;

import io.github.txguard.api.Problem;
import io.github.txguard.catalog.WiringEntry;
import io.github.txguard.ir.AnnotationModel;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Modifier;
import io.github.txguard.ir.ParameterModel;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.TypeRef;
import io.github.txguard.resolve.LinkedProgram;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Which methods run in transactions because the configuration says so, and no annotation. */
final class ConfiguredAdvice {
    private static final String INTERCEPTOR = "TransactionInterceptor";
    private static final String PROXY_FACTORY = "TransactionProxyFactoryBean";
    private static final String AUTO_PROXY = "BeanNameAutoProxyCreator";
    private static final String EXPRESSION_ADVISOR = "AspectJExpressionPointcutAdvisor";

    private final LinkedProgram program;
    private final SpringXml xml;
    private final BeanMethods methods;
    private final Constants constants;
    private final Consumer<Problem> problems;
    private final List<Choice> choices = new ArrayList<>();

    /** An advice, with the methods that it is for. */
    private record Choice(SpringXml.Advice advice, Pointcut pointcut) {}

    ConfiguredAdvice(
            LinkedProgram program,
            SpringXml xml,
            BeanMethods methods,
            Constants constants,
            Consumer<Problem> problems) {
        this.program = program;
        this.xml = xml;
        this.methods = methods;
        this.constants = constants;
        this.problems = problems;
        List<SpringXml.Advice> advices = new ArrayList<>(xml.advices());
        List<XmlBean> beans = xml.beans();
        for (XmlBean bean : beans) {
            if (isOf(bean, INTERCEPTOR)) {
                bean.names().forEach(name -> advices.add(advice(name, bean)));
            }
        }
        for (SpringXml.Advisor advisor : xml.advisors()) {
            advices.stream()
                    .filter(advice -> advice.id().equals(advisor.advice()))
                    .forEach(advice -> choose(advice, advisor));
        }
        for (XmlBean bean : beans) {
            if (isOf(bean, PROXY_FACTORY)) {
                proxied(bean).ifPresent(choices::add);
            } else if (isOf(bean, AUTO_PROXY)) {
                autoProxied(bean, advices);
            } else if (isOf(bean, EXPRESSION_ADVISOR)
                    && bean.value("expression").isPresent()) {
                String advice = bean.references().getOrDefault("advice", "");
                String expression = bean.value("expression").orElse("");
                choose(advice, advices, new SpringXml.Advisor("", advice, expression, false));
            }
        }
    }

    /** Adds advice that a method of the sources makes. */
    void add(String file, int line, SpringXml.Advice advice, String expression) {
        parse(file, line, expression).ifPresent(pointcut -> choices.add(new Choice(advice, pointcut)));
    }

    private static boolean isOf(XmlBean bean, String simpleName) {
        return bean.type().endsWith("." + simpleName);
    }

    private void choose(String name, List<SpringXml.Advice> advices, SpringXml.Advisor advisor) {
        advices.stream().filter(advice -> advice.id().equals(name)).forEach(advice -> choose(advice, advisor));
    }

    private void choose(SpringXml.Advice advice, SpringXml.Advisor advisor) {
        Optional<String> expression = xml.expression(advisor);
        if (expression.isEmpty()) {
            problem(advisor.file(), 0, "no pointcut is called '" + advisor.pointcut() + "'");
            return;
        }
        parse(advisor.file(), 0, expression.get()).ifPresent(pointcut -> choices.add(new Choice(advice, pointcut)));
    }

    private Optional<Pointcut> parse(String file, int line, String expression) {
        try {
            return Optional.of(PointcutParser.parse(expression, this::declaredPointcut));
        } catch (PointcutSyntaxException e) {
            problem(file, line, "pointcut not understood: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void problem(String file, int line, String message) {
        problems.accept(new Problem(Problem.Kind.CONFIGURATION, file, line, message));
    }

    /** The expression on a method with {@code @Pointcut}. */
    private Optional<String> declaredPointcut(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0
                ? Optional.empty()
                : program.program()
                        .type(name.substring(0, dot))
                        .flatMap(type -> type.methods().stream()
                                .filter(method -> method.name().equals(name.substring(dot + 1)))
                                .flatMap(method -> method.annotations().stream())
                                .filter(annotation -> annotation.name().endsWith("Pointcut"))
                                .flatMap(annotation -> annotation.attribute("value").stream())
                                .flatMap(value -> constants.text(type, value).stream())
                                .findFirst());
    }

    private SpringXml.Advice advice(String name, XmlBean bean) {
        List<NameRule> rules = new ArrayList<>();
        bean.entries().values().forEach(entries -> rules.addAll(NameRule.ofTexts(entries)));
        bean.value("transactionAttributes").ifPresent(lines -> rules.addAll(NameRule.ofLines(lines)));
        XmlBean source = bean.inner().get("transactionAttributeSource");
        String reference = bean.references().get("transactionAttributeSource");
        if (source == null && reference != null) {
            source = xml.named(reference).orElse(null);
        }
        if (source != null) {
            source.entries().values().forEach(entries -> rules.addAll(NameRule.ofTexts(entries)));
        }
        return new SpringXml.Advice(name, manager(bean), rules);
    }

    private static @Nullable String manager(XmlBean bean) {
        return bean.references().get("transactionManager");
    }

    private Optional<Choice> proxied(XmlBean factory) {
        XmlBean target = factory.inner().get("target");
        String reference = factory.references().get("target");
        if (target == null && reference != null) {
            target = xml.named(reference).orElse(null);
        }
        if (target == null || target.type().isEmpty()) {
            return Optional.empty();
        }
        SpringXml.Advice advice = advice("", factory);
        return Optional.of(new Choice(advice, new Pointcut.Within(TypePattern.of(target.type()))));
    }

    private void autoProxied(XmlBean creator, List<SpringXml.Advice> advices) {
        List<String> interceptors = all(creator, "interceptorNames");
        for (SpringXml.Advice advice : advices) {
            if (interceptors.contains(advice.id())) {
                for (String name : all(creator, "beanNames")) {
                    choices.add(new Choice(advice, new Pointcut.Bean(name)));
                }
            }
        }
    }

    private static List<String> all(XmlBean bean, String property) {
        List<String> values = new ArrayList<>(bean.lists().getOrDefault(property, List.of()));
        bean.value(property).ifPresent(value -> {
            for (String part : value.split(",", -1)) {
                values.add(part.strip());
            }
        });
        return values;
    }

    /** Whether anything is configured at all. */
    boolean isEmpty() {
        return choices.isEmpty();
    }

    /**
     * What is configured for a method.
     *
     * @param name name of its manager, or null
     * @param rule the rule
     */
    record Advised(@Nullable String name, NameRule rule) {}

    /** The first advice for a method of a bean. */
    Optional<Advised> of(TypeModel type, MethodModel method) {
        Pointcut.Candidate candidate = null;
        for (Choice choice : choices) {
            Optional<NameRule> rule = NameRule.best(choice.advice().rules(), method.name());
            if (rule.isPresent()) {
                candidate = candidate == null ? candidate(type, method) : candidate;
                if (choice.pointcut().matches(candidate)) {
                    return Optional.of(new Advised(choice.advice().manager(), rule.get()));
                }
            }
        }
        return Optional.empty();
    }

    private Pointcut.Candidate candidate(TypeModel type, MethodModel method) {
        Set<String> declaring = new LinkedHashSet<>(List.of(method.type()));
        program.overridden(method).forEach(overridden -> declaring.add(overridden.type()));
        Set<String> above = new LinkedHashSet<>();
        declaring.forEach(declared -> above.addAll(program.supertypes(declared)));
        SortedSet<String> modifiers = new TreeSet<>();
        for (Modifier modifier : method.modifiers()) {
            modifiers.add(modifier.name().toLowerCase(Locale.ROOT));
        }
        return new Pointcut.Candidate(
                type.name(),
                program.supertypes(type.name()),
                List.copyOf(declaring),
                List.copyOf(above),
                method.name(),
                modifiers,
                qualified(type, method.returnType()),
                method.parameters().stream()
                        .map(ParameterModel::type)
                        .map(written -> qualified(type, written))
                        .toList(),
                annotations(type, method.annotations()),
                annotations(type, type.annotations()),
                beanNames(type));
    }

    private String qualified(TypeModel scope, TypeRef written) {
        return program.qualify(scope, TypeRef.of(written.name())) + "[]".repeat(written.dimensions());
    }

    private List<String> annotations(TypeModel scope, List<AnnotationModel> annotations) {
        return annotations.stream()
                .map(annotation -> program.qualifyAnnotation(scope, annotation.name()))
                .toList();
    }

    private List<String> beanNames(TypeModel type) {
        List<String> names = new ArrayList<>(xml.namesOf(type));
        AnnotationModel component = methods.annotation(type, type.annotations(), WiringEntry.Mode.BEAN);
        if (component != null) {
            names.add(component
                    .attribute("value")
                    .flatMap(value -> constants.text(type, value))
                    .filter(name -> !name.isBlank())
                    .orElseGet(() -> TransactionRows.beanName(type.name())));
        }
        methods.all().stream()
                .filter(bean -> bean.types().contains(type.name()))
                .forEach(bean -> names.addAll(bean.names()));
        return names;
    }
}
