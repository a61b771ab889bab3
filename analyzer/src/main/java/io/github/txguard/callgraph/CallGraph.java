package io.github.txguard.callgraph;

import io.github.txguard.api.Confidence;
import io.github.txguard.catalog.ApiCatalog;
import io.github.txguard.catalog.DatabaseEntry;
import io.github.txguard.catalog.ExecutionEntry;
import io.github.txguard.config.ApplicationConfig;
import io.github.txguard.ir.Expr;
import io.github.txguard.ir.MethodModel;
import io.github.txguard.ir.Modifier;
import io.github.txguard.ir.TypeModel;
import io.github.txguard.resolve.LinkedProgram;
import io.github.txguard.resolve.ResolvedCall;
import io.github.txguard.wiring.Choice;
import io.github.txguard.wiring.GeneratedBeans;
import io.github.txguard.wiring.Injection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who may call whom. Edges are computed when they are asked for, in the context in which the caller was entered; what does not
 * depend on a context is kept. Safe to use from many threads.
 */
public final class CallGraph {
    private final LinkedProgram program;
    private final ApiCatalog catalog;
    private final ApiMatcher matcher;
    private final ValueFlow values;
    private final Bindings bindings;
    private final Entries entries;
    private final Dispatcher dispatcher;
    private final Receivers receivers;
    private final GeneratedBeans generated;
    private final MapperCalls mappers;
    private final FunctionCalls functions;
    private final EventListeners listeners;
    private final Map<MethodModel, MethodCode> methods = new ConcurrentHashMap<>();
    private final AsynchronousMethods asynchronous;
    private final Injection injection;
    private final CalledNames calledNames;
    private final KnownEdges known = new KnownEdges();

    /**
     * A call graph over a program.
     *
     * @param program linked program
     * @param catalog knowledge of APIs
     * @param config what the application says of its transactions elsewhere
     */
    public CallGraph(LinkedProgram program, ApiCatalog catalog, ApplicationConfig config) {
        this.program = program;
        this.catalog = catalog;
        this.matcher = new ApiMatcher(program, catalog, config);
        this.injection = new Injection(program, catalog, config);
        this.calledNames = new CalledNames(program.program(), injection.uses());
        this.values = new ValueFlow(this);
        this.bindings = new Bindings(this, values);
        this.entries = new Entries(program, bindings);
        this.dispatcher = new Dispatcher(program);
        this.generated = new GeneratedBeans(program, catalog);
        this.receivers = new Receivers(program, injection, new ObjectClasses(program, injection, this::code));
        this.mappers = new MapperCalls(program, generated);
        this.functions = new FunctionCalls(this, catalog);
        this.asynchronous = new AsynchronousMethods(program, catalog);
        this.listeners = new EventListeners(program, catalog, this::code);
    }

    /** The linked program. */
    public LinkedProgram program() {
        return program;
    }

    /** Which objects containers hand out. */
    public Injection injection() {
        return injection;
    }

    /** Who calls something of a name. */
    public CalledNames calledNames() {
        return calledNames;
    }

    /**
     * The method, taken apart.
     *
     * @param method method of the program
     */
    public MethodCode code(MethodModel method) {
        MethodCode known = methods.get(method);
        if (known != null) {
            return known;
        }
        MethodCode code = new MethodCode(program.link(method)); // twice at worst, but under no lock
        MethodCode earlier = methods.putIfAbsent(method, code);
        return earlier != null ? earlier : code;
    }

    /**
     * What the catalog knows of a call.
     *
     * @param code code in which it stands
     * @param site the call
     */
    public CallRoles roles(Code code, CallSite site) {
        MethodCode method = code(code.method());
        CallRoles known = method.roles(site.site());
        return known != null ? known : method.keep(site.site(), matcher.roles(method, site));
    }

    /**
     * Every catalog row that names what is called, whether or not its conditions hold; nearest first.
     *
     * @param code code in which the call stands
     * @param site the call
     */
    public List<RowMatch> rows(Code code, CallSite site) {
        return matcher.rows(code(code.method()), site);
    }

    /**
     * The functions an expression may stand for.
     *
     * @param expr expression in the frame's code
     * @param frame where it is evaluated
     */
    public List<FunctionValue> values(Expr expr, Frame frame) {
        return values.values(expr, frame);
    }

    /**
     * What a call may lead to.
     *
     * @param frame caller
     * @param site call in the caller's code
     */
    public List<CallEdge> edges(Frame frame, CallSite site) {
        List<CallEdge> edges = known.of(frame, site);
        return edges != null ? edges : known.keep(frame, site, find(frame, site));
    }

    private List<CallEdge> find(Frame frame, CallSite site) {
        List<CallEdge> edges = new ArrayList<>();
        MethodCode caller = code(frame.code().method());
        CallRoles meaning = roles(frame.code(), site);
        if (meaning.isSink() && matcher.isOnStub(caller, site)) {
            return edges;
        }
        if (site.expr() instanceof Expr.New) {
            construction(frame, site, edges);
        } else if (!invokedValues(frame, site, edges)) {
            invocation(frame, site, edges);
        }
        MethodModel target = site.call().target();
        if (target == null || (!target.hasBody() && edges.isEmpty())) {
            functions.handedOver(frame, site, meaning, edges);
            listeners.hear(caller, site, meaning, edges);
        }
        edges.removeIf(this::runsElsewhere);
        return edges;
    }

    /** Whether the callee's annotation has its container run it on another thread. */
    private boolean runsElsewhere(CallEdge edge) {
        return edge.proxied()
                && edge.callee() instanceof Callee.Body body
                && isAsynchronous(body.frame().code().method());
    }

    /**
     * Whether an annotation of the method has its container run it on another thread, if it is called through the container.
     *
     * @param method method of the program
     */
    public boolean isAsynchronous(MethodModel method) {
        return asynchronous.contains(method);
    }

    private void construction(Frame frame, CallSite site, List<CallEdge> edges) {
        ResolvedCall call = site.call();
        String body = site.expr() instanceof Expr.New creation ? creation.body() : null;
        String created = body != null ? body : call.receiver().erasure();
        TypeModel type = program.program().type(created).orElse(null);
        if (type == null) {
            return;
        }
        ReceiverType self = new ReceiverType(type, true);
        initializer(frame, site, type, self, edges);
        MethodModel constructor = call.target();
        if (constructor != null) {
            Context context = new Context(
                    self,
                    bindings.of(frame, site, constructor, 0),
                    Entries.outer(frame, self),
                    values.instance(type, frame, site.site()).asObject(),
                    false);
            Callee callee = new Callee.Body(new Frame(Code.of(constructor), context.bounded()));
            edges.add(new CallEdge(site, CallKind.DIRECT, callee, false, Confidence.CERTAIN, "", null));
        }
    }

    private static void initializer(
            Frame frame, CallSite site, TypeModel type, ReceiverType self, List<CallEdge> edges) {
        for (MethodModel method : type.methods()) {
            if (method.name().equals(MethodModel.INSTANCE_INITIALIZER)) {
                Context context = new Context(self, Map.of(), Entries.isInner(type) ? frame : null).bounded();
                Callee callee = new Callee.Body(new Frame(Code.of(method), context));
                edges.add(new CallEdge(site, CallKind.DIRECT, callee, false, Confidence.CERTAIN, "", null));
            }
        }
    }

    /** Calls on functions that are known here; false if the receiver is none. */
    private boolean invokedValues(Frame frame, CallSite site, List<CallEdge> edges) {
        Expr target = site.target();
        MethodModel declared = site.call().target();
        if (target == null
                || site.call().isStatic()
                || (declared != null
                        && declared.hasBody()
                        && declared.is(Modifier.FINAL)
                        && !values.concerns(site.call().receiver()))) {
            return false;
        }
        List<FunctionValue> found = values.values(target, frame);
        boolean any = false;
        boolean objects = declared != null && !found.isEmpty();
        boolean open = false;
        for (FunctionValue receiver : found) {
            boolean object = receiver.itself() instanceof FunctionValue.Instance;
            boolean opaque = receiver instanceof FunctionValue.Parameter && found.size() > 1;
            boolean calls = object || !site.call().receiver().isKnown() || values.callsFunction(site.call());
            objects &= object;
            open |= receiver instanceof FunctionValue.Stored;
            if (calls && !opaque && !(declared != null && receiver.isOneOfMany())) {
                any |= functions.invoke(receiver, frame, site, CallKind.FUNCTION, receiver.sure(), null, edges);
            }
        }
        if (any && open && declared != null) {
            others(frame, site, edges);
            return true;
        }
        return any && !(objects && receivers.isOpen(frame, site));
    }

    /** Adds the methods that classes tell of where it is not sure that all objects are known. */
    private void others(Frame frame, CallSite site, List<CallEdge> edges) {
        Set<MethodModel> covered = new LinkedHashSet<>();
        for (CallEdge edge : edges) {
            if (edge.callee() instanceof Callee.Body body
                    && !body.frame().code().isLambda()) {
                covered.add(body.frame().code().method());
            }
        }
        List<CallEdge> more = new ArrayList<>();
        invocation(frame, site, more);
        more.removeIf(edge -> edge.callee() instanceof Callee.Body body
                && covered.contains(body.frame().code().method()));
        edges.addAll(more);
    }

    /** The methods of the sources that a call by name may run. */
    List<Dispatcher.Target> targets(Frame frame, CallSite site, MethodModel declared) {
        if (declared.is(Modifier.STATIC) || site.target() instanceof Expr.Super) {
            ReceiverType self =
                    declared.is(Modifier.STATIC) ? null : frame.context().self();
            ReceiverType known = self != null ? self : receiver(frame, site, declared);
            return List.of(new Dispatcher.Target(declared, known, Confidence.CERTAIN, false));
        }
        ReceiverType receiver = receiver(frame, site, declared);
        Choice choice = receiver.exact()
                ? null
                : receivers.of(frame, site, declared.type()).orElse(null);
        return dispatcher.targets(declared, receiver, site.call().receiver(), choice);
    }

    /** A method as a call enters it. */
    Frame enter(Frame frame, CallSite site, MethodModel method, ReceiverType self, int depth) {
        return entries.of(frame, site, method, self, bindings.handed(frame, site, depth));
    }

    /** A call of a method by its name. */
    private void invocation(Frame frame, CallSite site, List<CallEdge> edges) {
        ResolvedCall call = site.call();
        MethodModel declared = call.target();
        if (declared == null) {
            libraryDispatch(frame, site, edges);
            return;
        }
        if (declared.is(Modifier.STATIC) || declared.name().equals(MethodModel.CONSTRUCTOR)) {
            edges.add(direct(frame, site, declared, frame.context().self()));
            return;
        }
        boolean proxied = site.isProxied();
        if (site.target() instanceof Expr.Super) {
            edges.add(direct(frame, site, declared, frame.context().self()));
            return;
        }
        edges.addAll(mappers.of(site, declared));
        ReceiverType receiver = receiver(frame, site, declared);
        Choice choice = receiver.exact()
                ? null
                : receivers.of(frame, site, declared.type()).orElse(null);
        boolean standIn = !declared.hasBody() && generated.isClient(receiver.type());
        List<List<FunctionValue>> handed = bindings.handed(frame, site, 0);
        for (Dispatcher.Target target : dispatcher.targets(declared, receiver, call.receiver(), choice)) {
            String implementing = target.overriding() ? dispatchReason(target.method(), declared) : "";
            String reason = reason(implementing, choice);
            CallKind kind = target.overriding() ? CallKind.DISPATCH : CallKind.DIRECT;
            Confidence sure = standIn && target.overriding() ? Confidence.POSSIBLE : target.confidence();
            Callee callee = entries.of(frame, site, target, handed);
            edges.add(new CallEdge(site, kind, callee, proxied, sure, reason, null));
        }
    }

    private static String reason(String implementing, @Nullable Choice choice) {
        String chosen = choice == null ? "" : choice.reason();
        boolean one = implementing.isEmpty() || chosen.isEmpty();
        return one ? implementing + chosen : (implementing + ", " + chosen).intern(); // few, on very many edges
    }

    private static String dispatchReason(MethodModel method, MethodModel declared) {
        String simple = declared.type().substring(declared.type().lastIndexOf('.') + 1);
        return method.type().equals(declared.type()) ? "" : ("implements " + simple).intern();
    }

    /** What is known of the class of the object on which a method of the sources is called. */
    private ReceiverType receiver(Frame frame, CallSite site, MethodModel declared) {
        Expr target = site.target();
        if (target == null || target instanceof Expr.This) {
            for (Frame current = frame;
                    current != null;
                    current = current.context().outer()) {
                ReceiverType self = current.context().self();
                if (self != null && program.isSubtype(self.type().name(), declared.type())) {
                    return self;
                }
            }
        }
        TypeModel declaring = program.program()
                .type(declared.type())
                .orElseThrow(() -> new IllegalStateException("no type of " + declared.id()));
        TypeModel type =
                program.program().type(site.call().receiver().erasure()).orElse(declaring);
        boolean forwards = !program.isSubtype(type.name(), declared.type()) || generated.isComposed(type);
        return new ReceiverType(forwards ? declaring : type, false);
    }

    /** Calls of library methods that classes of the sources override. */
    private void libraryDispatch(Frame frame, CallSite site, List<CallEdge> edges) {
        ResolvedCall call = site.call();
        CallRoles known = roles(frame.code(), site);
        boolean handsOver = known.execution() != null || known.transaction() != null;
        String receiver = call.receiver().erasure();
        if (call.isStatic()
                || site.isConstruction()
                || handsOver
                || call.declaringType().equals("java.lang.Object")
                || receiver.isEmpty()
                || receiver.equals("java.lang.Object")
                || program.sourceSubtypes(call.receiver().name()).isEmpty()) {
            return;
        }
        boolean common = receiver.startsWith("java.");
        Choice choice = receivers.of(frame, site, receiver).orElse(null);
        List<Dispatcher.Target> targets =
                dispatcher.targets(call.receiver(), call.name(), call.parameterTypes(), choice);
        List<List<FunctionValue>> handed = targets.isEmpty() ? List.of() : bindings.handed(frame, site, 0);
        for (Dispatcher.Target target : targets) {
            Confidence confidence =
                    common ? Confidence.POSSIBLE : target.confidence().and(Confidence.LIKELY);
            String reason = reason("implements " + receiver.substring(receiver.lastIndexOf('.') + 1), choice);
            Callee callee = entries.of(frame, site, target, handed);
            edges.add(new CallEdge(site, CallKind.DISPATCH, callee, site.isProxied(), confidence, reason, null));
        }
    }

    /** An edge to the only method that a call can run, its functional parameters bound to what is handed over. */
    private CallEdge direct(Frame frame, CallSite site, MethodModel method, @Nullable ReceiverType self) {
        Frame entered = entries.of(frame, site, method, self, bindings.handed(frame, site, 0));
        return new CallEdge(site, CallKind.DIRECT, new Callee.Body(entered), false, Confidence.CERTAIN, "", null);
    }

    /** What parameters stand for. */
    Bindings bindings() {
        return bindings;
    }

    /** How functions flow. */
    ValueFlow flow() {
        return values;
    }

    /**
     * Whether a call prepares something that runs the functions it is handed only later: a lazy stream, a collection.
     *
     * @param code code in which it stands
     * @param site the call
     */
    public boolean defersFunctions(Code code, CallSite site) {
        CallRoles known = roles(code, site);
        ExecutionEntry execution = known.execution();
        boolean lazy = execution != null && execution.mode() == ExecutionEntry.Mode.LAZY;
        return lazy || functions.keepsFunctions(site, known);
    }

    /**
     * Whether a function that a call hands over runs before the call's statement, as its type says; functions of other types
     * run on the result.
     *
     * @param site the call
     * @param function code of the function
     */
    public boolean runsBeforeStatement(CallSite site, Code function) {
        if (!function.isLambda()) {
            return program.supertypes(function.method().type()).stream().anyMatch(this::isPreparation);
        }
        List<Expr> arguments = site.arguments();
        for (int i = 0; i < arguments.size() && i < site.call().parameterTypes().size(); i++) {
            if (arguments.get(i) instanceof Expr.Lambda lambda && lambda.site() == function.lambda()) {
                return program.supertypes(site.call().parameterTypes().get(i)).stream()
                        .anyMatch(this::isPreparation);
            }
        }
        return false;
    }

    private boolean isPreparation(String type) {
        return catalog.forType(type).stream()
                .anyMatch(entry ->
                        entry instanceof DatabaseEntry database && database.mode() == DatabaseEntry.Mode.PREPARE);
    }

    /** The edge of a method reference's own call, as if it stood at its place. */
    void referenced(Frame frame, CallSite reference, List<CallEdge> edges) {
        if (reference.isConstruction()) {
            construction(frame, reference, edges);
        } else if (!invokedValues(frame, reference, edges)) {
            invocation(frame, reference, edges);
        }
    }
}
