/**
 * States up to renaming, transitions and depth of every review scope, and the
 * length of every hunted attack. A change that moves one says why.
 */
export const pinned: Readonly<Record<string, readonly number[]>> = {
  'v1 vms=2,ioasids=1,mdevs=1+1,vfs=0,threads=1,quota=1,sets=2,spids=1': [
    133666, 464206, 45,
  ],
  'v1 vms=1,ioasids=1,mdevs=2,vfs=0,threads=1,quota=1,sets=1,spids=1': [
    3451, 11134, 31,
  ],
  'v1 vms=1,ioasids=1,mdevs=1,vfs=0,threads=2,quota=1,sets=1,spids=1': [
    507, 1712, 21,
  ],
  'v1 vms=1,ioasids=2,mdevs=1,vfs=0,threads=1,quota=2,sets=1,spids=2,kvms=1': [
    19795, 60497, 29,
  ],
  'v1 vms=2,ioasids=2,mdevs=1+0,vfs=0,threads=1,quota=1,sets=2,spids=1,adjusts=1':
    [79482, 286960, 43],
  'v2 vms=2,ioasids=1,mdevs=1+1,vfs=0,threads=1,quota=1,sets=2,spids=1': [
    1608, 4442, 31,
  ],
  'v2 vms=1,ioasids=1,mdevs=2,vfs=0,threads=1,quota=1,sets=1,spids=1': [
    4070, 13403, 31,
  ],
  'v2 vms=1,ioasids=1,mdevs=1,vfs=0,threads=2,quota=1,sets=1,spids=1': [
    10607, 39354, 56,
  ],
  'v2 vms=1,ioasids=2,mdevs=1,vfs=0,threads=1,quota=2,sets=1,spids=2,kvms=1': [
    43435, 155791, 31,
  ],
  'v2 vms=2,ioasids=2,mdevs=1+0,vfs=0,threads=1,quota=1,sets=2,spids=1,adjusts=1':
    [10914, 38030, 39],
  'v3 vms=1,ioasids=1,mdevs=2,vfs=0,threads=1,quota=1,sets=1,spids=1': [
    5552, 19078, 31,
  ],
  'v3 vms=1,ioasids=1,mdevs=1,vfs=0,threads=2,quota=1,sets=1,spids=1': [
    17485, 65301, 56,
  ],
  'v3 vms=1,ioasids=2,mdevs=1,vfs=0,threads=1,quota=2,sets=1,spids=2,kvms=1': [
    66451, 245643, 31,
  ],
  'v3 vms=1,ioasids=2,mdevs=1,vfs=0,threads=1,quota=1,sets=2,spids=1,adjusts=1':
    [20951, 71873, 40],
  'v3 inter-vm-dma': [9],
  'v3 foreign-put': [5],
  'v4 vms=2,ioasids=2,mdevs=0,vfs=1+1,threads=1,quota=1,sets=3,spids=1': [
    139080, 967148, 26,
  ],
  'v4 vms=1,ioasids=1,mdevs=0,vfs=1,threads=2,quota=1,sets=2,spids=1': [
    1786, 6621, 28,
  ],
  'v4 vms=1,ioasids=2,mdevs=0,vfs=1,threads=1,quota=2,sets=2,spids=2,kvms=1': [
    15176, 61512, 25,
  ],
  'v4 vms=1,ioasids=1,mdevs=0,vfs=1,threads=1,quota=1,sets=1,spids=1,exits=1': [
    268, 758, 15,
  ],
  'v4 vms=2,ioasids=2,mdevs=0,vfs=1+1,threads=1,quota=1,sets=2,spids=1,cgroups=1':
    [44120, 298840, 23],
  'v4 vms=2,ioasids=1,mdevs=0,vfs=1+0,threads=1,quota=1,sets=2,spids=1,kvms=2,locks=1':
    [483070, 1419642, 44],
  'v4 vms=2,ioasids=1,mdevs=0,vfs=1+1,threads=1,quota=1,sets=2,spids=1,passes=1':
    [46595, 217065, 34],
  'v4 vms=1,ioasids=1,mdevs=0,vfs=1,threads=1,quota=1,sets=1,spids=1,kvms=1,memory=1':
    [1086, 4336, 17],
  'v4 vms=1,ioasids=2,mdevs=0,vfs=1,threads=1,quota=2,sets=1,spids=1,allocators=1':
    [1240, 4896, 15],
  'v4-fixed vms=2,ioasids=2,mdevs=0,vfs=1+1,threads=1,quota=1,sets=3,spids=1': [
    126920, 889452, 26,
  ],
  'v4-fixed vms=1,ioasids=1,mdevs=0,vfs=1,threads=2,quota=1,sets=2,spids=1': [
    5742, 21776, 36,
  ],
  'v4-fixed vms=1,ioasids=2,mdevs=0,vfs=1,threads=1,quota=2,sets=2,spids=2,kvms=1':
    [7700, 31164, 24],
  'v4-fixed vms=1,ioasids=1,mdevs=0,vfs=1,threads=1,quota=1,sets=1,spids=1,exits=1':
    [252, 720, 15],
  'v4-fixed vms=2,ioasids=2,mdevs=0,vfs=1+1,threads=1,quota=1,sets=2,spids=1,cgroups=1':
    [310812, 2149912, 51],
  'v4-fixed vms=2,ioasids=1,mdevs=0,vfs=1+0,threads=1,quota=1,sets=2,spids=1,kvms=2,locks=1':
    [122082, 352018, 43],
  'v4-fixed vms=2,ioasids=1,mdevs=0,vfs=1+1,threads=1,quota=1,sets=2,spids=1,passes=1':
    [389991, 1872230, 73],
  'v4-fixed vms=1,ioasids=1,mdevs=0,vfs=1,threads=1,quota=1,sets=1,spids=1,kvms=1,memory=1':
    [552, 2208, 16],
  'v4-fixed vms=1,ioasids=2,mdevs=0,vfs=1,threads=1,quota=2,sets=1,spids=1,allocators=1':
    [1224, 4840, 15],
  'v4-mended vms=2,ioasids=2,mdevs=0,vfs=1+1,threads=1,quota=1,sets=2,spids=1':
    [32734, 227792, 23],
  'v4-mended vms=1,ioasids=1,mdevs=0,vfs=1,threads=2,quota=1,sets=1,spids=1': [
    402, 1473, 17,
  ],
  'v4-mended vms=1,ioasids=2,mdevs=0,vfs=1,threads=1,quota=2,sets=1,spids=2,kvms=1':
    [3840, 15544, 21],
  'v4-mended vms=1,ioasids=1,mdevs=0,vfs=1,threads=1,quota=1,sets=1,spids=1,exits=1':
    [202, 543, 15],
  'v4-mended vms=2,ioasids=2,mdevs=0,vfs=1+1,threads=1,quota=1,sets=2,spids=1,cgroups=1':
    [32734, 227792, 23],
  'v4-mended vms=2,ioasids=1,mdevs=0,vfs=1+0,threads=1,quota=1,sets=2,spids=1,kvms=2,locks=1':
    [74380, 214464, 35],
  'v4-mended vms=2,ioasids=1,mdevs=0,vfs=1+1,threads=1,quota=1,sets=2,spids=1,passes=1':
    [5693, 25724, 21],
  'v4-mended vms=1,ioasids=1,mdevs=0,vfs=1,threads=1,quota=1,sets=1,spids=1,kvms=1,memory=1':
    [528, 2118, 16],
  'v4-mended vms=1,ioasids=2,mdevs=0,vfs=1,threads=1,quota=2,sets=1,spids=1,allocators=1':
    [1224, 4840, 15],
  'v4-mended vms=2,ioasids=1,mdevs=0,vfs=1+1,threads=2+1,quota=1,sets=2,spids=1':
    [7340, 38300, 21],
  'v4-idxd vms=2,ioasids=2,mdevs=1+1,vfs=0,threads=1,quota=1,sets=2,spids=1': [
    55173, 272681, 39,
  ],
  'v4-idxd vms=1,ioasids=1,mdevs=2,vfs=0,threads=1,quota=1,sets=1,spids=1': [
    7460, 27621, 32,
  ],
  'v4-idxd vms=1,ioasids=1,mdevs=1,vfs=0,threads=2,quota=1,sets=1,spids=1': [
    20685, 79447, 54,
  ],
  'v4-idxd vms=1,ioasids=2,mdevs=1,vfs=0,threads=1,quota=2,sets=1,spids=2,kvms=1':
    [77805, 296247, 33],
  'v4-idxd vms=1,ioasids=1,mdevs=2,vfs=0,threads=1,quota=1,sets=1,spids=1,kvms=1':
    [95629, 388687, 31],
  'v4-idxd vms=2,ioasids=1,mdevs=1+1,vfs=0,threads=1,quota=1,sets=2,spids=1,prqs=1':
    [10191, 38586, 47],
  'v4-idxd inter-vm-dma': [20],
  'v4-idxd foreign-put': [13],
  'v4-with-list vms=2,ioasids=2,mdevs=1+1,vfs=0,threads=1,quota=1,sets=2,spids=1':
    [55173, 272681, 39],
  'v4-with-list vms=1,ioasids=1,mdevs=1,vfs=0,threads=2,quota=1,sets=1,spids=1':
    [20797, 79062, 56],
  'v4-with-list vms=1,ioasids=2,mdevs=1,vfs=0,threads=1,quota=2,sets=1,spids=2,kvms=1':
    [77805, 296247, 33],
  'v4-with-list vms=1,ioasids=1,mdevs=2,vfs=0,threads=1,quota=1,sets=1,spids=1,kvms=1':
    [94861, 385379, 31],
  'v4-with-list vms=2,ioasids=1,mdevs=1+1,vfs=0,threads=1,quota=1,sets=2,spids=1,prqs=1':
    [10191, 38586, 47],
  'v4-with-list inter-vm-dma': [20],
  'v4-with-list foreign-put': [13],
  'v4-idxd-mended vms=2,ioasids=2,mdevs=1+1,vfs=0,threads=1,quota=1,sets=2,spids=1':
    [13123, 60952, 32],
  'v4-idxd-mended vms=1,ioasids=1,mdevs=2,vfs=0,threads=1,quota=1,sets=1,spids=1':
    [960, 3009, 28],
  'v4-idxd-mended vms=1,ioasids=1,mdevs=1,vfs=0,threads=2,quota=1,sets=1,spids=1':
    [554, 1922, 19],
  'v4-idxd-mended vms=1,ioasids=2,mdevs=1,vfs=0,threads=1,quota=2,sets=1,spids=2,kvms=1':
    [18125, 63625, 31],
  'v4-idxd-mended vms=1,ioasids=1,mdevs=2,vfs=0,threads=1,quota=1,sets=1,spids=1,kvms=1':
    [9022, 31258, 37],
  'v4-idxd-mended vms=2,ioasids=1,mdevs=1+1,vfs=0,threads=1,quota=1,sets=2,spids=1,prqs=1':
    [1279, 4044, 19],
  'v4-idxd-mended vms=2,ioasids=1,mdevs=1+1,vfs=0,threads=2+1,quota=1,sets=2,spids=1':
    [5051, 20322, 22],
  'v4-idxd-mended vms=2,ioasids=1,mdevs=1+1,vfs=0,threads=2+1,quota=1,sets=2,spids=1,prqs=1':
    [11843, 49351, 25],
};
