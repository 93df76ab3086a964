namespace Swarm.Bot.Cli.Doctor;

/// <summary>What becomes of files on a file system.</summary>
internal enum MountKind
{
    /// <summary>They stay on a disk of this machine.</summary>
    Local,

    /// <summary>Another machine or system holds them as well.</summary>
    Network,

    /// <summary>They are gone with the machine's memory.</summary>
    Memory,

    /// <summary>They are gone with the container.</summary>
    Layer,
}
