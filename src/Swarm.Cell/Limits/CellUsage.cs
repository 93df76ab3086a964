namespace Swarm.Cell;

/// <summary>What the processes of one cell use now.</summary>
internal sealed record CellUsage(int Processes, long Memory, TimeSpan Processor)
{
    /// <param name="root">The process that made the cell. Whatever loses its parent inside is taken over by the cell's first process, so all stay its descendants.</param>
    public static CellUsage Below(int root)
    {
        var children = ProcessFigures.All().ToLookup(process => process.Parent);
        var (usage, open) = (new CellUsage(0, 0, TimeSpan.Zero), new Stack<ProcessFigures>(children[root]));
        while (open.TryPop(out var process))
        {
            usage = new CellUsage(usage.Processes + 1, usage.Memory + process.Memory, usage.Processor + process.Processor);
            foreach (var child in children[process.Id]) open.Push(child);
        }

        return usage;
    }
}
