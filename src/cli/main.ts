console.log('Bản Số');
