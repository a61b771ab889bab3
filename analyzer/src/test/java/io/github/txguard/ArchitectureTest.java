package io.github.txguard;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLConnection;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Who may see whom, and what nobody may do. The rules hold on byte code; what only the sources show is checked by
 * {@link SourceConventionsTest}.
 */
@AnalyzeClasses(packages = "io.github.txguard", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String ROOT = "io.github.txguard";

    /** Packages whose results reach the output in the order in which they are held. */
    private static final String[] ORDERED = packages("flow", "rules", "explain", "filter", "report", "engine");

    private static final List<String> PARALLEL_STREAM = List.of(
            "java.util.Collection.parallelStream(",
            "java.util.List.parallelStream(",
            "java.util.Set.parallelStream(",
            "java.util.stream.Stream.parallel(",
            "java.util.stream.IntStream.parallel(",
            "java.util.stream.StreamSupport.");

    private static final List<String> EXIT =
            List.of("java.lang.System.exit(", "java.lang.Runtime.exit(", "java.lang.Runtime.halt(");

    private static final List<String> DEFAULT_CHARSET = List.of(
            "java.lang.String.getBytes()",
            "java.lang.String.<init>([B)",
            "java.lang.String.<init>([B, int, int)",
            "java.io.ByteArrayOutputStream.toString()",
            "java.io.FileReader.<init>(java.io.File)",
            "java.io.FileReader.<init>(java.lang.String)",
            "java.io.FileWriter.<init>(java.io.File)",
            "java.io.FileWriter.<init>(java.lang.String)",
            "java.io.InputStreamReader.<init>(java.io.InputStream)",
            "java.io.OutputStreamWriter.<init>(java.io.OutputStream)",
            "java.io.PrintStream.<init>(java.io.File)",
            "java.io.PrintStream.<init>(java.io.OutputStream)",
            "java.io.PrintStream.<init>(java.io.OutputStream, boolean)",
            "java.io.PrintStream.<init>(java.lang.String)",
            "java.io.PrintWriter.<init>(java.io.File)",
            "java.io.PrintWriter.<init>(java.io.OutputStream",
            "java.io.PrintWriter.<init>(java.lang.String)",
            "java.nio.charset.Charset.defaultCharset()",
            "java.util.Scanner.<init>(java.io.File)",
            "java.util.Scanner.<init>(java.io.InputStream)",
            "java.util.Scanner.<init>(java.nio.file.Path)");

    private static final List<String> DEFAULT_LOCALE = List.of(
            "java.lang.String.format(java.lang.String",
            "java.lang.String.formatted(",
            "java.lang.String.toLowerCase()",
            "java.lang.String.toUpperCase()",
            "java.text.DecimalFormat.<init>(java.lang.String)",
            "java.text.MessageFormat.format(",
            "java.text.NumberFormat.getInstance()",
            "java.text.SimpleDateFormat.<init>(java.lang.String)",
            "java.util.Locale.getDefault(");

    /** Without the overloads that take a factory for the map: there the caller has chosen an order. */
    private static final List<String> UNORDERED = List.of(
            "java.util.HashMap.<init>(",
            "java.util.HashSet.<init>(",
            "java.util.Map.copyOf(",
            "java.util.Map.of(",
            "java.util.Map.ofEntries(",
            "java.util.Set.copyOf(",
            "java.util.Set.of(",
            "java.util.stream.Collectors.groupingBy(java.util.function.Function)",
            "java.util.stream.Collectors.groupingBy(java.util.function.Function, java.util.stream.Collector)",
            "java.util.stream.Collectors.toMap(java.util.function.Function, java.util.function.Function)",
            "java.util.stream.Collectors.toMap(java.util.function.Function, java.util.function.Function,"
                    + " java.util.function.BinaryOperator)",
            "java.util.stream.Collectors.toSet(",
            "java.util.stream.Collectors.toUnmodifiableMap(",
            "java.util.stream.Collectors.toUnmodifiableSet(");

    // Dependency directions, lowest layer first. A layer sees the layers named here, itself, and libraries.

    @ArchTest
    static final ArchRule apiStandsAlone = layer("api").seesOnly();

    @ArchTest
    static final ArchRule irSeesOnlyTheApi = layer("ir").seesOnly("api");

    @ArchTest
    static final ArchRule catalogSeesOnlyTheApi = layer("catalog").seesOnly("api");

    @ArchTest
    static final ArchRule settingsSeeOnlyTheApi = layer("settings").seesOnly("api");

    /** It keeps units and does not know who makes or uses them. */
    @ArchTest
    static final ArchRule storeKeepsTheProgramModel = layer("store").seesOnly("api", "ir");

    /** Of {@code resolve} it sees the question that it answers with the symbol solver. */
    @ArchTest
    static final ArchRule frontendYieldsTheProgramModel = layer("frontend").seesOnly("api", "ir", "resolve");

    @ArchTest
    static final ArchRule frontendKnowsOfResolutionOnlyWhatItIsAsked = noClasses()
            .that()
            .resideInAPackage(ROOT + ".frontend..")
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + ".resolve..")
                    .and(nameMatching(ROOT + "\\.resolve\\.(?!SolverFallback|ResolvedType).*")));

    /** Of {@code resolve} it sees where class files come from. */
    @ArchTest
    static final ArchRule classFilesYieldTheProgramModel =
            layer("classfile").seesOnly("api", "ir", "catalog", "resolve");

    @ArchTest
    static final ArchRule classFilesKnowOfResolutionOnlyTheClassPath = noClasses()
            .that()
            .resideInAPackage(ROOT + ".classfile..")
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + ".resolve..")
                    .and(nameMatching(ROOT + "\\.resolve\\.(?!ClassPathIndex|ClassFile).*")));

    @ArchTest
    static final ArchRule resolveLinksTheProgramModel = layer("resolve").seesOnly("api", "ir", "catalog");

    @ArchTest
    static final ArchRule configReadsWhatTheApplicationSays =
            layer("config").seesOnly("api", "ir", "catalog", "resolve");

    @ArchTest
    static final ArchRule wiringKnowsBeans = layer("wiring").seesOnly("api", "ir", "catalog", "resolve", "config");

    @ArchTest
    static final ArchRule callGraphIgnoresTransactions =
            layer("callgraph").seesOnly("api", "ir", "catalog", "resolve", "config", "wiring");

    /** A transaction that is begun by a call or around a function is found at call sites. */
    @ArchTest
    static final ArchRule transactionsOpenAtCallSites =
            layer("transactions").seesOnly("api", "ir", "catalog", "resolve", "config", "callgraph");

    @ArchTest
    static final ArchRule flowJoinsCallGraphAndTransactions =
            layer("flow").seesOnly("api", "ir", "catalog", "resolve", "config", "wiring", "callgraph", "transactions");

    @ArchTest
    static final ArchRule rulesTurnOccurrencesIntoFindings =
            layer("rules").seesOnly("api", "ir", "catalog", "resolve", "callgraph", "transactions", "flow");

    @ArchTest
    static final ArchRule explainAsksTheAnalysis =
            layer("explain").seesOnly("api", "ir", "catalog", "resolve", "callgraph", "transactions", "flow");

    @ArchTest
    static final ArchRule filterSeesFindings = layer("filter").seesOnly("api", "ir");

    @ArchTest
    static final ArchRule reportSeesFindings = layer("report").seesOnly("api");

    @ArchTest
    static final ArchRule onlyTheDoorSeesTheEngine = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT, ROOT + ".engine..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".engine..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    // Libraries, each at home in one or two packages.

    @ArchTest
    static final ArchRule javaParserStaysInTheFrontend = library("com.github.javaparser..", "frontend");

    @ArchTest
    static final ArchRule asmStaysInResolveAndClassfile = library("org.objectweb.asm..", "resolve", "classfile");

    @ArchTest
    static final ArchRule yamlIsReadByCatalogSettingsAndConfig =
            library("org.snakeyaml..", "catalog", "settings", "config");

    @ArchTest
    static final ArchRule xmlIsReadByConfig = library("org.w3c.dom..", "config");

    @ArchTest
    static final ArchRule markdownIsReadByRules = library("org.commonmark..", "rules");

    @ArchTest
    static final ArchRule jsonIsWrittenByReportAndFilter = library("com.fasterxml.jackson..", "report", "filter");

    @ArchTest
    static final ArchRule apiNeedsNoLibrary = classes()
            .that()
            .resideInAPackage(ROOT + ".api..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(ROOT + ".api..", "java..", "org.jspecify..")
            .allowEmptyShould(true);

    // What would make results depend on the machine or on luck.

    @ArchTest
    static final ArchRule onlyTheEngineStartsThreads = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".engine..")
            .should()
            .dependOnClassesThat(assignableToAny(Thread.class, Executor.class, Future.class))
            .orShould(use("a parallel stream", PARALLEL_STREAM));

    @ArchTest
    static final ArchRule nobodyOpensSockets = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("java.net.http..")
                    .or(assignableToAny(Socket.class, ServerSocket.class, URLConnection.class)));

    @ArchTest
    static final ArchRule nobodyWritesToTheConsole = noClasses().should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule nobodyEndsTheProcess = noClasses().should(use("an exit", EXIT));

    @ArchTest
    static final ArchRule nobodyReliesOnTheDefaultCharset =
            noClasses().should(use("the default charset", DEFAULT_CHARSET));

    @ArchTest
    static final ArchRule nobodyReliesOnTheDefaultLocale =
            noClasses().should(use("the default locale", DEFAULT_LOCALE));

    @ArchTest
    static final ArchRule orderNeverComesFromHashing = noClasses()
            .that()
            .resideInAnyPackage(ORDERED)
            .should(use("a collection without an order of its own", UNORDERED))
            .because("its order changes from one run to the next; take LinkedHashMap, TreeMap, List or EnumSet")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule staticFieldsAreFinal =
            fields().that().areStatic().and(notSynthetic()).should().beFinal().allowEmptyShould(true);

    @ArchTest
    static final ArchRule staticFieldsHoldNoMutableObject = fields().that()
            .areStatic()
            .and(notSynthetic())
            .should()
            .notHaveRawType(mutable())
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule namesSayWhatATypeIs = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
            .because("such a name fits every class");

    private static Layer layer(String name) {
        return new Layer(name);
    }

    /** One package of the analyzer with all below it. */
    private record Layer(String name) {
        ArchRule seesOnly(String... others) {
            String[] allowed = Stream.concat(Stream.of(name), Stream.of(others))
                    .map(other -> ROOT + "." + other + "..")
                    .toArray(String[]::new);
            DescribedPredicate<JavaClass> foreign =
                    resideInAPackage(ROOT + "..").and(DescribedPredicate.not(resideInAnyPackage(allowed)));
            return noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + name + "..")
                    .should()
                    .dependOnClassesThat(foreign.as("are ours, but not in %s", List.of(allowed)))
                    .allowEmptyShould(true);
        }
    }

    private static ArchRule library(String libraryPackage, String... homes) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages(homes))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(libraryPackage)
                .allowEmptyShould(true);
    }

    private static String[] packages(String... names) {
        return Arrays.stream(names).map(name -> ROOT + "." + name + "..").toArray(String[]::new);
    }

    private static DescribedPredicate<JavaClass> assignableToAny(Class<?>... types) {
        return DescribedPredicate.describe(
                "are or extend any of " + Arrays.toString(types),
                javaClass -> Arrays.stream(types).anyMatch(javaClass::isAssignableTo));
    }

    private static DescribedPredicate<JavaField> notSynthetic() {
        return DescribedPredicate.describe(
                "are written in the source", field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC));
    }

    private static DescribedPredicate<JavaClass> mutable() {
        return DescribedPredicate.describe("mutable", ArchitectureTest::isMutable);
    }

    private static boolean isMutable(JavaClass type) {
        boolean collection = !type.isInterface()
                && type.getPackageName().startsWith("java.util")
                && (type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class));
        return collection
                || type.isArray()
                || type.isAssignableTo(ThreadLocal.class)
                || type.isAssignableTo(StringBuilder.class)
                || type.getPackageName().equals("java.util.concurrent.atomic");
    }

    /**
     * Calls of methods and constructors as well as method references to them.
     *
     * @param banned beginnings of signatures, such as {@code java.lang.String.getBytes()}
     */
    private static ArchCondition<JavaClass> use(String what, List<String> banned) {
        return new ArchCondition<>("use " + what) {
            @Override
            public void check(JavaClass javaClass, ConditionEvents events) {
                for (JavaCodeUnitAccess<?> access : javaClass.getCodeUnitAccessesFromSelf()) {
                    String used = access.getTarget().getFullName();
                    if (banned.stream().anyMatch(used::startsWith)) {
                        events.add(SimpleConditionEvent.satisfied(access, access.getDescription()));
                    }
                }
            }
        };
    }
}
