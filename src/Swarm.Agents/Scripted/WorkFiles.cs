namespace Swarm.Agents.Scripted;

/// <summary>Edits in the work folder.</summary>
internal sealed class WorkFiles(string work)
{
    private readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(work)) + Path.DirectorySeparatorChar;

    public void Write(string path, string content) => File.WriteAllText(Ready(path), content);

    public void Append(string path, string content) => File.AppendAllText(Ready(path), content);

    public void Replace(string path, string old, string replacement)
    {
        var file = Within(path);
        var text = File.ReadAllText(file);
        if (old.Length == 0 || !text.Contains(old, StringComparison.Ordinal)) throw new InvalidDataException($"'{path}' does not contain the text to replace.");
        File.WriteAllText(file, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    public void Delete(string path) => File.Delete(Within(path));

    /// <summary>Tries a path as it is, outside or not; what the cell says to it is the answer.</summary>
    public string TryAnywhere(string path)
    {
        try
        {
            File.WriteAllText(Path.Combine(_root, path), "written outside the work folder\n");
            return "written";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "refused: " + e.Message;
        }
    }

    private string Ready(string path)
    {
        var file = Within(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return file;
    }

    private string Within(string path)
    {
        var file = Path.GetFullPath(Path.Combine(_root, path));
        return file.StartsWith(_root, StringComparison.Ordinal) ? file : throw new InvalidDataException($"'{path}' lies outside the work folder.");
    }
}
