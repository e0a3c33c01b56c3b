package dev.hindsight.bench;

import dev.hindsight.causation.Folding;
import dev.hindsight.causation.GeneratedTraces;
import dev.hindsight.causation.Trace;
import dev.hindsight.causation.TreeLayout;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Laying out a trace, which is a tree, against the layered layout of ELK. */
public class TraceLayout {
    private static final int WIDTH = 190;
    private static final int HEIGHT = 42;

    /** Ours, at several sizes. */
    @State(Scope.Benchmark)
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @Warmup(iterations = 3, time = 2)
    @Measurement(iterations = 5, time = 2)
    @Fork(value = 1, jvmArgsAppend = "-Xmx4g")
    public static class Tidy {
        /** How many events there are. */
        @Param({"10000", "50000", "100000"})
        private int nodes;

        private Trace trace = Trace.of(List.of());

        @Setup(Level.Trial)
        public void generate() {
            trace = Trace.of(GeneratedTraces.tree(nodes, 1));
        }

        @Benchmark
        public TreeLayout tidy() {
            return TreeLayout.of(trace, Folding.NONE);
        }
    }

    /** The peer, whose layout changes its graph: each run has a graph of its own. */
    @State(Scope.Benchmark)
    @BenchmarkMode(Mode.SingleShotTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @Warmup(iterations = 1)
    @Measurement(iterations = 3)
    @Fork(
            value = 1,
            jvmArgsAppend = {"-Xmx6g", "-Xss512m"})
    public static class Elk {
        /** How many events there are. */
        @Param("50000")
        private int nodes;

        private ElkNode graph = ElkGraphUtil.createGraph();

        /** Outside Eclipse, ELK has to be told of its own options. */
        @Setup(Level.Trial)
        public void register() {
            LayoutMetaDataService.getInstance()
                    .registerLayoutMetaDataProviders(new CoreOptions(), new LayeredMetaDataProvider());
        }

        @Setup(Level.Iteration)
        public void generate() {
            Trace trace = Trace.of(GeneratedTraces.tree(nodes, 1));
            graph = ElkGraphUtil.createGraph();
            graph.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
            ElkNode[] boxes = new ElkNode[trace.size()];
            for (int node = 0; node < boxes.length; node++) {
                boxes[node] = ElkGraphUtil.createNode(graph);
                boxes[node].setDimensions(WIDTH, HEIGHT);
            }
            for (int node = 0; node < boxes.length; node++) {
                if (trace.parent(node) != Trace.NONE) {
                    ElkGraphUtil.createSimpleEdge(boxes[trace.parent(node)], boxes[node]);
                }
            }
        }

        @Benchmark
        public ElkNode elkLayered() {
            new LayeredLayoutProvider().layout(graph, new BasicProgressMonitor());
            return graph;
        }
    }
}
