package contenders;

import java.util.ArrayList;
import java.util.List;
import sootup.callgraph.CallGraph;
import sootup.callgraph.ClassHierarchyAnalysisAlgorithm;
import sootup.core.inputlocation.AnalysisInputLocation;
import sootup.core.model.SourceType;
import sootup.core.signatures.MethodSignature;
import sootup.java.bytecode.frontend.inputlocation.DefaultRuntimeAnalysisInputLocation;
import sootup.java.bytecode.frontend.inputlocation.JavaClassPathAnalysisInputLocation;
import sootup.java.core.views.JavaView;

/** Builds the call graph by class hierarchy from all methods of a jar. Arguments: jar, class path. */
public final class CallGraphOfClasses {
    private CallGraphOfClasses() {}

    public static void main(String[] arguments) {
        AnalysisInputLocation jar = new JavaClassPathAnalysisInputLocation(arguments[0]);
        List<AnalysisInputLocation> locations = new ArrayList<>(List.of(jar));
        if (!arguments[1].isEmpty()) {
            locations.add(new JavaClassPathAnalysisInputLocation(arguments[1], SourceType.Library));
        }
        locations.add(new DefaultRuntimeAnalysisInputLocation());
        List<MethodSignature> entries = new ArrayList<>();
        new JavaView(jar)
                .getClasses()
                .forEach(one -> one.getMethods().stream()
                        .filter(method -> method.isConcrete())
                        .forEach(method -> entries.add(method.getSignature())));
        CallGraph graph = new ClassHierarchyAnalysisAlgorithm(new JavaView(locations)).initialize(entries);
        System.out.println(graph.callCount() + " calls from " + entries.size() + " methods");
    }
}
