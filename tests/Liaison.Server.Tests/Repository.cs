namespace Liaison.Server.Tests;

/// <summary>Files of the checkout that tests compare with.</summary>
public static class Repository
{
    private static readonly string Root = FindRoot(AppContext.BaseDirectory);

    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    private static string FindRoot(string folder) =>
        File.Exists(System.IO.Path.Combine(folder, "Liaison.sln")) ? folder : FindRoot(Directory.GetParent(folder)!.FullName);
}
