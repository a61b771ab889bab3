package io.github.txguard.engine;

import io.github.txguard.api.AnalysisRequest;
import io.github.txguard.api.AnalysisResult;
import io.github.txguard.api.Coverage;
import io.github.txguard.api.Explanation;
import io.github.txguard.api.Finding;
import io.github.txguard.api.Problem;
import io.github.txguard.api.Question;
import io.github.txguard.catalog.ApiCatalog;
import io.github.txguard.catalog.Kinds;
import io.github.txguard.config.ApplicationConfig;
import io.github.txguard.config.ConfigFile;
import io.github.txguard.explain.Explainer;
import io.github.txguard.explain.Verdicts;
import io.github.txguard.filter.FindingFilter;
import io.github.txguard.filter.ResultOrder;
import io.github.txguard.flow.FlowAnalysis;
import io.github.txguard.flow.Inquiry;
import io.github.txguard.frontend.JavaFrontend;
import io.github.txguard.frontend.ParsedUnit;
import io.github.txguard.frontend.SymbolSolverFallback;
import io.github.txguard.ir.Footprint;
import io.github.txguard.ir.ProgramModel;
import io.github.txguard.ir.Suppression;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.ir.UnitModel;
import io.github.txguard.report.Tool;
import io.github.txguard.resolve.ClassPathIndex;
import io.github.txguard.resolve.LinkedProgram;
import io.github.txguard.resolve.ProgramLinker;
import io.github.txguard.resolve.SolverFallback;
import io.github.txguard.rules.FindingFactory;
import io.github.txguard.rules.RuleBook;
import io.github.txguard.store.TracedResult;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One analysis, stage by stage. */
public final class Pipeline {
    private final AnalysisRequest request;
    private final Kept kept;
    private final WorkMeter work = new WorkMeter();
    /** The only file whose transactions are asked for, or null for all. */
    private final @Nullable String file;

    private final RuleBook rules = RuleBook.builtIn();
    private final JavaFrontend frontend;
    private final Footprint footprint = new Footprint();
    /** Units of the sources, those of other builds included, once they are read. */
    private List<UnitModel> sources = List.of();

    private final List<Problem> problems = Collections.synchronizedList(new ArrayList<>());

    private Pipeline(AnalysisRequest request, Kept kept) {
        this(request, kept, null);
    }

    private Pipeline(AnalysisRequest request, Kept kept, @Nullable String file) {
        this.request = request;
        this.kept = kept;
        this.file = file;
        this.frontend = new JavaFrontend(request.failFast());
    }

    /**
     * Runs an analysis.
     *
     * @param request what to analyze
     */
    public static AnalysisResult run(AnalysisRequest request) {
        AnalysisRequest heard = request.fork()
                ? request.toBuilder().progress(new ToldOnce(request.progress())).build()
                : request;
        try (Kept nothing = new Kept()) {
            return run(heard, nothing);
        }
    }

    /**
     * Runs an analysis with what is kept of the one before, and keeps what the next one may need.
     *
     * @param request what to analyze
     * @param kept what is kept; no other analysis may use it meanwhile
     */
    public static AnalysisResult run(AnalysisRequest request, Kept kept) {
        try (Workers workers = new Workers(request.threads())) {
            Pipeline pipeline = new Pipeline(request, kept);
            AnalysisResult result = pipeline.result(workers);
            request.progress().worked(pipeline.work.counts());
            return result;
        }
    }

    /**
     * The findings of an analysis whose transactions open in one file.
     *
     * @param request what to analyze
     * @param file path of the file, as findings name it
     * @param kept as in {@link #run(AnalysisRequest, Kept)}
     */
    public static List<Finding> findingsOf(AnalysisRequest request, String file, Kept kept) {
        try (Workers workers = new Workers(request.threads())) {
            Pipeline pipeline = new Pipeline(request, kept, file);
            List<Finding> findings =
                    pipeline.run(pipeline.inputs(), workers, (inquiry, found, result) -> result.findings());
            request.progress().worked(pipeline.work.counts());
            return findings.stream()
                    .filter(finding -> finding.transaction().location().file().equals(file))
                    .toList();
        }
    }

    /**
     * Runs an analysis and answers a question about it.
     *
     * @param request what to analyze
     * @param question what to explain
     */
    public static Explanation explain(AnalysisRequest request, Question question) {
        try (Kept nothing = new Kept();
                Workers workers = new Workers(request.threads())) {
            Pipeline pipeline = new Pipeline(request, nothing);
            return pipeline.run(
                    pipeline.inputs(),
                    workers,
                    (inquiry, found, result) -> new Explainer(
                                    inquiry, new Verdicts(request, result.rules(), found, result.findings()))
                            .explain(question)
                            .with(result.problems()));
        }
    }

    /**
     * A hash of all that the result of a request follows from, but for the build of the analyzer, of which only the version counts.
     *
     * @param request what would be analyzed
     * @throws IOException if a source cannot be read
     */
    public static String digest(AnalysisRequest request) throws IOException {
        try (Kept nothing = new Kept();
                Workers workers = new Workers(request.threads())) {
            Pipeline pipeline = new Pipeline(request, nothing);
            Inputs inputs = pipeline.inputs();
            RequestKey key =
                    RequestKey.of(request, Tool.current().version(), inputs.configuration(), pipeline.problems);
            if (!inputs.contents().digestAll(workers)) {
                throw new IOException("a source cannot be read");
            }
            return ClassPathDigest.hex(CacheFiles.content(key.with(inputs)));
        }
    }

    /**
     * Makes the summary of a module.
     *
     * @param request the module; its root is the module's folder
     * @param name name of the module, with which its files are to begin
     * @param file where the summary is written
     * @return what could not be read
     * @throws IOException if it cannot be written
     */
    public static List<Problem> summarize(AnalysisRequest request, String name, Path file) throws IOException {
        try (Kept nothing = new Kept();
                Workers workers = new Workers(request.threads())) {
            Pipeline pipeline = new Pipeline(request, nothing);
            Inputs inputs = pipeline.inputs();
            List<UnitModel> units;
            try (DiskUnits disk = nothing.disk(request)) {
                units = pipeline.parse(inputs.files(), inputs.contents(), workers, disk);
            }
            Summaries.write(name, units, inputs.configuration(), file);
            pipeline.problems.sort(ResultOrder.ofProblems());
            return List.copyOf(pipeline.problems);
        }
    }

    /**
     * What an analysis reads of the program's folders.
     *
     * @param files names of the source files, in order
     * @param contents what they hold
     * @param configuration configuration files
     * @param summaries modules of other builds
     */
    record Inputs(Set<String> files, SourceContents contents, List<ConfigFile> configuration, Summaries summaries) {}

    /** What is made of an analysis while its program is still at hand. */
    private interface Use<T> {
        /**
         * Makes it.
         *
         * @param inquiry for questions
         * @param found findings before they were filtered
         * @param result the result
         */
        T of(Inquiry inquiry, List<Finding> found, AnalysisResult result);
    }

    /** The result, of an earlier run if nothing has changed since. */
    private AnalysisResult result(Workers workers) {
        Inputs inputs = inputs();
        try (DiskResults results = kept.results(request)) {
            if (!results.isKept()) {
                return forked(inputs).orElseGet(() -> run(inputs, workers, (inquiry, found, result) -> result));
            }
            RequestKey key = RequestKey.of(request, kept.build(), inputs.configuration(), problems);
            // With nothing to be found, the files are looked at when they are parsed.
            boolean compared = !results.isEmpty() && inputs.contents().digestAll(workers);
            AnalysisResult earlier = compared ? results.find(key.with(inputs), rules.rules()) : null;
            if (earlier != null) {
                return earlier;
            }
            Optional<AnalysisResult> forked = forked(inputs);
            if (forked.isPresent()) {
                return forked.get();
            }
            AnalysisResult result = traced(inputs, key.withNames(inputs), compared, workers);
            results.add(key.with(inputs), result);
            return result;
        }
    }

    /** The result of another process, which keeps it, too; empty if this one is to do the work. */
    private Optional<AnalysisResult> forked(Inputs inputs) {
        return Fork.of(request, inputs.files().size()).flatMap(fork -> fork.run(rules.rules(), work::add));
    }

    /** The result of the last whole analysis if nothing that has changed since can change it, or that of a new one. */
    private AnalysisResult traced(Inputs inputs, ByteBuffer key, boolean compared, Workers workers) {
        try (DiskTraces traces = kept.traces(request);
                DiskUnits disk = kept.disk(request)) {
            TracedResult last = compared ? traces.find(key, rules.rules()) : null;
            Optional<AnalysisResult> still = last == null ? Optional.empty() : still(last, inputs, disk, workers);
            if (still.isPresent()) {
                work.read(frontend, disk);
                return still.get();
            }
            AnalysisResult result = run(inputs, disk, workers, (inquiry, found, fresh) -> fresh);
            TracedResult traced = Traces.of(result, inputs, kept.units(), sources, footprint);
            if (traced != null) {
                traces.add(key, traced);
            }
            return result;
        }
    }

    /** On a thread with a stack for deep code, as files are parsed there that a whole analysis would use as they are. */
    private Optional<AnalysisResult> still(TracedResult last, Inputs inputs, DiskUnits disk, Workers workers) {
        EarlierResult.Units units = new EarlierResult.Units() {
            @Override
            public ParsedUnit now(String file) throws IOException {
                return kept.units().parse(file, inputs.contents(), frontend, disk);
            }

            @Override
            public @Nullable ParsedUnit then(String file, ByteBuffer digest) {
                return disk.find(file, digest);
            }
        };
        return workers.map(
                        List.of(last),
                        each -> new EarlierResult(each, () -> kept.classPath(request)).now(inputs, units))
                .get(0);
    }

    private Inputs inputs() {
        Map<String, Path> files = SourceFiles.find(request, problems::add);
        Summaries summaries = Summaries.of(request, problems::add);
        return new Inputs(
                files.keySet(),
                new SourceContents(request, files),
                summaries.configuration(ConfigFiles.find(request, problems::add)),
                summaries);
    }

    private <T> T run(Inputs inputs, Workers workers, Use<T> use) {
        try (DiskUnits disk = kept.disk(request)) {
            return run(inputs, disk, workers, use);
        }
    }

    private <T> T run(Inputs inputs, DiskUnits disk, Workers workers, Use<T> use) {
        SourceContents contents = inputs.contents();
        List<UnitModel> own = parse(inputs.files(), contents, workers, disk);
        List<UnitModel> units = inputs.summaries().with(own);
        this.sources = units;
        ApiCatalog catalog = UserCatalogs.of(request, problems::add);
        ProgramModel read = new ProgramModel(units);
        ClassPathIndex classPath = kept.classPath(request);
        long readsBefore = classPath.reads();
        try (SymbolSolverFallback solver =
                new SymbolSolverFallback(new ProgramModel(own), request.classPath(), contents)) {
            List<UnitModel> all = new ArrayList<>(units);
            all.addAll(kept.compiled().of(units, catalog, classPath, footprint, problems::add));
            ProgramModel program = new ProgramModel(all, footprint);
            LinkedProgram linked = ProgramLinker.link(program, catalog, classPath, fallback(solver));
            // All that follows asks for them; here they are found on all threads.
            workers.flatMap(List.copyOf(program.types().keySet()), linked::supertypes);
            request.progress().progress("analyze", 0, 0);
            ApplicationConfig config = ApplicationConfig.of(inputs.configuration(), linked, catalog, problems::add);
            FlowAnalysis analysis = new FlowAnalysis(linked, catalog, config, workers);
            FlowAnalysis.Result flow = file == null
                    ? analysis.run(request.pairs())
                    : analysis.run(request.pairs(), file, request.minConfidence());
            work.analyzed(linked, classPath, readsBefore);
            classPath.openAll();
            problems.addAll(classPath.problems());
            List<Finding> found = findings(flow, program);
            List<Finding> findings = filter(found, program).stream()
                    .filter(finding -> !inputs.summaries().isForeign(finding))
                    .toList();
            problems.removeIf(inputs.summaries()::isForeign);
            problems.sort(ResultOrder.ofProblems());
            return use.of(
                    analysis.inquiry(),
                    found,
                    new AnalysisResult(
                            findings,
                            problems,
                            coverage(inputs.files().size() + inputs.summaries().size(), read, flow),
                            flow.blindSpots(),
                            rules.rules()));
        }
    }

    /** Without a class path nothing is left for the symbol solver that it could know. */
    private SolverFallback fallback(SymbolSolverFallback solver) {
        return request.classPath().isEmpty() ? SolverFallback.NONE : work.counting(solver);
    }

    private List<UnitModel> parse(Set<String> files, SourceContents contents, Workers workers, DiskUnits disk) {
        kept.units().retain(files);
        AtomicInteger done = new AtomicInteger();
        List<UnitModel> units = workers
                .map(files, file -> {
                    Optional<UnitModel> unit = parse(file, contents, disk);
                    request.progress().progress("parse", done.incrementAndGet(), files.size());
                    return unit;
                })
                .stream()
                .flatMap(Optional::stream)
                .toList();
        disk.save();
        work.read(frontend, disk);
        return units;
    }

    private Optional<UnitModel> parse(String name, SourceContents contents, DiskUnits disk) {
        try {
            ParsedUnit parsed = kept.units().parse(name, contents, frontend, disk);
            problems.addAll(parsed.problems());
            return Optional.ofNullable(parsed.unit());
        } catch (IOException e) {
            problems.add(new Problem(Problem.Kind.UNREADABLE, name, 0, "cannot be read: " + e.getMessage()));
            return Optional.empty();
        }
    }

    private List<Finding> findings(FlowAnalysis.Result flow, ProgramModel program) {
        FindingFactory factory = new FindingFactory(program, rules, Kinds.builtIn());
        return Stream.concat(
                        flow.occurrences().stream().map(factory::of),
                        flow.issues().stream().map(factory::of))
                .flatMap(Optional::stream)
                .toList();
    }

    private List<Finding> filter(List<Finding> findings, ProgramModel program) {
        Map<String, List<Suppression>> suppressions = new LinkedHashMap<>();
        for (UnitModel unit : program.units()) {
            if (!unit.suppressions().isEmpty()) {
                suppressions.put(unit.file(), unit.suppressions());
            }
        }
        return new FindingFilter(rules.rules()).apply(findings, request, suppressions, problems::add);
    }

    private static Coverage coverage(int files, ProgramModel program, FlowAnalysis.Result flow) {
        int lines = 0;
        int methods = 0;
        for (UnitModel unit : program.units()) {
            lines += unit.lines();
            for (TypeModel type : unit.types()) {
                methods += (int) type.methods().stream()
                        .filter(method -> method.hasBody() && !method.name().startsWith("<"))
                        .count();
            }
        }
        return new Coverage(
                files,
                program.units().size(),
                lines,
                methods,
                flow.methods(),
                flow.calls(),
                flow.callsResolved(),
                flow.scopes());
    }
}
